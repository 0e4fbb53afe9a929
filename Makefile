# The commands of the project. `make help` lists them.

export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
# what one process has compiled, the next one has at hand: half the processor time of a test file
export NODE_COMPILE_CACHE := $(CURDIR)/dist/compile-cache
NODE := node --experimental-ffi --disable-warning=ExperimentalWarning
TSC := node node_modules/typescript-native/bin/tsc
# tests that need Kamailio beside this server, or a file that its package installs
WITH_KAMAILIO = $(wildcard test/differential/*.test.ts) test/databases/kamailio.test.ts test/databases/locations.test.ts test/end-to-end/debian-configuration.test.ts
CONFIG ?= examples/registrar/siprose.cfg

.DEFAULT_GOAL := all
.PHONY: all setup run check lint lint-docs format test test-oracle test-docs modules-readme library new-module new-core-function new-function new-parameter new-variable new-transformation new-command site books man site-serve site-try docbook-package docbook-compare reference load bench bench-kept bench-parsers bench-inprocess bench-locations bench-check fuzz kill-test survey dist test-dist deb test-deb npm test-npm oci test-oci vscode test-vscode help clean

all: check lint lint-docs modules-readme test ## types, lint, documentation, tests

setup: node_modules/.package-lock.json ## install what the project needs

node_modules/.package-lock.json: package-lock.json
	npm ci --no-audit --no-fund
	@touch $@

run: setup ## start a server on loopback; CONFIG= names another configuration
	bin/siprose run $(CONFIG)

check: setup ## check the types
	$(TSC) --noEmit -p .

lint: setup ## check style, imports and layers
	oxlint --deny-warnings
	oxfmt --check
	depcruise --config .dependency-cruiser.cjs --output-type err-long src modules scripts test bench

format: setup ## format the code
	oxfmt

lint-docs: setup ## check that every export is documented and every example runs
	$(NODE) scripts/compile-docs.ts lint-docs

reference: setup ## write dist/reference.json: everything exported, with its documentation
	$(NODE) scripts/compile-docs.ts reference

modules-readme: setup ## compile the documentation in the sources into the READMEs
	$(NODE) scripts/compile-docs.ts modules-readme

test: setup ## run the tests, and play every example of the documentation; the comparison with Kamailio is test-oracle
	$(NODE) scripts/compile-docs.ts reference examples
	$(NODE) test/run.ts --except $(WITH_KAMAILIO)

test-oracle: setup ## ask Kamailio and this server the same, where Kamailio is installed: the language, messages, names, sockets, TLS
	$(NODE) test/run.ts $(WITH_KAMAILIO)

test-docs: setup ## play the examples of the documentation; ONLY= names some by the start of their id
	$(NODE) scripts/compile-docs.ts reference examples
	$(NODE) scripts/play-examples.ts $(ONLY)

library: setup ## build siprose/sip as a package of JavaScript and types, in dist/library
	$(NODE) scripts/build-library.ts

new-module: setup ## write a module to begin with; NAME= is what configurations load
	@$(NODE) scripts/scaffold/new.ts module $(NAME)

new-core-function: setup ## write a function of the core to begin with; NAME=
	@$(NODE) scripts/scaffold/new.ts core-function $(NAME)

new-function new-parameter new-variable new-transformation new-command: setup
	@$(NODE) scripts/scaffold/new.ts $(patsubst new-%,%,$@) '$(MODULE)' '$(NAME)'

new-function: ## write a function of a module to begin with; MODULE=, NAME=
new-parameter: ## the same for a parameter
new-variable: ## the same for a variable, NAME=x for $$x
new-transformation: ## the same for a transformation, NAME=class.name
new-command: ## the same for an RPC command

site: setup site/node_modules/.package-lock.json ## build the site into dist/site; SITE_BASE= is its path on the host
	$(NODE) scripts/site/build.ts

site/node_modules/.package-lock.json: site/package-lock.json
	cd site && npm ci --no-audit --no-fund
	@touch $@

site-serve: ## serve the built site on loopback; PORT= names the port
	$(NODE) scripts/site/serve.ts $(PORT)

site-try: ## try the built site in headless Chromium: search, navigation, dark, narrow; PICTURES=1 takes pictures of pages
	$(NODE) scripts/site/try-browser.ts $(if $(PICTURES),--pictures)

books: setup ## write the books as DocBook alone into dist/docbook, reference parts included
	$(NODE) scripts/site/books-as-docbook.ts

man: setup ## write the pages of the manual into dist/man: siprose(8), siprose.cfg(5), one a module in section 7
	$(NODE) scripts/man/build.ts

docbook-package: setup ## build docbook-to-markdown as a package of JavaScript and types, in dist/docbook-to-markdown
	$(NODE) scripts/docbook-to-markdown/build.ts

docbook-compare: setup ## read the DocBook below FOLDER= with pandoc and with docbook-to-markdown, and compare the words
	$(NODE) scripts/docbook-to-markdown/compare-pandoc.ts $(FOLDER)

dist: setup packaging/node_modules/.package-lock.json reference ## build dist/siprose, one executable that needs nothing installed
	$(NODE) scripts/executable/build.ts

test-dist: dist ## copy dist/siprose alone into an empty folder, and try there what a server does
	tap run test/packages/executable.ts

deb: dist man ## build a Debian package of it in dist/; DEB_COMPRESSION=gzip is quick, DEBFULLNAME= and DEBEMAIL= say who
	$(NODE) scripts/debian/build.ts

test-deb: deb ## install the package on a copy of this machine, use, remove and purge it there; root only
	tap run test/packages/debian.ts

npm: setup reference ## build the package for npm, JavaScript and types, as dist/siprose-VERSION.tgz
	$(NODE) scripts/npm/build.ts

test-npm: npm ## install that package in an empty folder and start a server from it
	tap run test/packages/npm.ts

oci: dist ## build an image for containers, dist/siprose-VERSION.oci.tar, without a daemon
	$(NODE) scripts/oci/build.ts

test-oci: oci ## unpack that image and run what is in it, with nothing else around; root only
	tap run test/packages/oci.ts

vscode: setup packaging/node_modules/.package-lock.json editors/vscode/node_modules/.package-lock.json ## build the extension for Visual Studio Code, dist/siprose-VERSION.vsix
	$(TSC) -p editors/vscode
	$(NODE) scripts/vscode/build.ts

test-vscode: vscode reference ## look into that extension, and color our examples with its grammar
	tap run test/packages/vscode.ts

editors/vscode/node_modules/.package-lock.json: editors/vscode/package-lock.json
	cd editors/vscode && npm ci --no-audit --no-fund
	@touch $@

packaging/node_modules/.package-lock.json: packaging/package-lock.json
	cd packaging && npm ci --no-audit --no-fund
	@touch $@

fuzz: setup ## a million made and changed messages to the parser, more to a server; see test/fuzz/README.md
	$(NODE) test/fuzz/run.ts

kill-test: setup ## kill a server ten times under 2000 registrations a second, and ask for all that it has acknowledged; ONLY=db_sqlite, MODE=3, ROUNDS=, RATE=
	$(NODE) test/kill/run.ts

survey: setup ## compile the survey of messages, which is WebAssembly, into src/sip/survey/code.ts
	$(NODE) scripts/build-survey.ts

load: setup ## 500 calls a second of sipp for a minute over UDP, TCP and TLS: none may fail, memory may not grow; LOAD= takes --rate and the like
	$(NODE) test/load/run.ts $(LOAD)

bench: setup ## measure CPU time a message, beside Kamailio where that is installed
	$(NODE) bench/run.ts $(BENCH)

bench-kept: setup ## measure what a ringing call and a contact take, and how long messages wait while there are many
	$(NODE) bench/kept.ts $(BENCH)

bench-parsers: setup ## measure the parser alone, beside those of the npm packages sip and jssip
	$(NODE) bench/parsers.ts $(BENCH)

bench-inprocess: setup ## measure a message's way through the server without sockets; PROF=1 writes a profile to dist/
	$(NODE) --no-parallel-scavenge --max-semi-space-size=4 $(if $(PROF),--cpu-prof --cpu-prof-dir=dist) bench/inprocess.ts $(BENCH)

bench-locations: setup ## measure how long 100 000 contacts take to be read from each kind of database, and what each takes of memory
	$(NODE) bench/locations.ts $(BENCH)

bench-check: setup ## measure `siprose check` on a configuration of 5000 lines
	$(NODE) bench/check.ts $(BENCH)

clean: ## remove what was generated and is not committed
	rm -rf dist build .tap

help: ## print this
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
