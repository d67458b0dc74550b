# Short names for commands that also work by hand.

SHELL := bash

PREFIX ?= /usr/local
SEARCH := .build/release/search
INDEX := .build/demo.idx
CATALOG := $(wildcard Sources/SearchIndex/SearchIndex.docc)
BENCHMARK_TEXTS ?= $(shell find corpus -name '*.txt' -o -name '*.md' -o -name '*.tsv')

# The linker of the Swift toolchain, because Debian's warns of every libc call that could load a
# shared library. ICU's data is named here, because nothing but ICU's own code asks for it.
STATIC := --static-swift-stdlib -Xswiftc -static-executable \
	-Xswiftc -use-ld=lld -Xlinker -licuuc -Xlinker -licudata -Xlinker -s

.PHONY: help setup build demo test lint install bench docs clean soak damage readers fuzz fuzzing \
	sanitize sanitize-address sanitize-thread coverage

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## check for Swift; install headers and pdftotext if they are missing (Debian, Ubuntu)
	@found=$$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p'); \
	printf '6.2\n%s\n' "$$found" | sort --version-sort --check=quiet || { \
		echo "setup: Swift 6.2 or later is needed on PATH, found $${found:-none};" \
			"see https://www.swift.org/install" >&2; exit 1; }
	@set -e; missing=; \
	[ -e /usr/include/unicode/ubrk.h ] || pkg-config --exists icu-uc 2>/dev/null || \
		missing="$$missing libicu-dev"; \
	[ -e /usr/include/zlib.h ] || pkg-config --exists zlib 2>/dev/null || \
		missing="$$missing zlib1g-dev"; \
	[ -e /usr/include/libstemmer.h ] || missing="$$missing libstemmer-dev"; \
	command -v pdftotext >/dev/null || missing="$$missing poppler-utils poppler-data"; \
	[ -n "$$missing" ] || exit 0; \
	command -v apt-get >/dev/null || { \
		echo "setup: please install what Debian calls$$missing" >&2; exit 1; }; \
	echo "setup: installing$$missing: headers of ICU, zlib and Snowball, and pdftotext to read PDF"; \
	as_root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	$$as_root apt-get update -qq; \
	$$as_root env DEBIAN_FRONTEND=noninteractive \
		apt-get install -qq -y --no-install-recommends $$missing

build: setup ## build the command line, optimised
	swift build -c release --product search

demo: build ## index the reports in corpus/ and search them
	$(SEARCH) index corpus/*/ -o $(INDEX)
	$(SEARCH) 数字经济 -d $(INDEX) -m 5
	$(SEARCH) '"互联网"' -d $(INDEX) -m 5
	$(SEARCH) stats -d $(INDEX)
	$(SEARCH) docs -d $(INDEX) | head

test: setup ## run the tests, several at once
	@mkdir -p .build
	set -o pipefail; swift test --parallel --disable-xctest 2>&1 | tee .build/test.log
	@grep -Eq 'Test run with [1-9][0-9]* tests?' .build/test.log || { \
		echo "test: no test ran" >&2; exit 1; }

lint: setup ## check the formatting, and that everything compiles without a warning
	swift format lint --strict --recursive Sources Tests Package.swift \
		Benchmarks/Sources Benchmarks/Package.swift \
		Benchmarks/Parts/Sources Benchmarks/Parts/Package.swift
	swift build --build-tests --scratch-path .build-lint -Xswiftc -warnings-as-errors

install: setup ## install a search that needs no libraries: make install PREFIX=/usr/local
	swift build -c release --product search --scratch-path .build-static $(STATIC)
	install -D -m 755 .build-static/release/search $(DESTDIR)$(PREFIX)/bin/search

BENCH := .build/bench
QUERIES := Benchmarks/.build/release/queries

# A single collection of paragraphs (id<TAB>text) is measured as a whole; other texts are only cut.
bench: setup ## measure: make bench BENCHMARK_TEXTS=PARAGRAPHS.tsv, or other texts for ICU alone
	swift run -c release --package-path Benchmarks floor $(BENCHMARK_TEXTS)
ifneq ($(filter %.tsv,$(BENCHMARK_TEXTS)),)
	swift build -c release --product search
	swift build -c release --package-path Benchmarks --product queries
	swift build -c release --package-path Benchmarks/Parts -Xswiftc -enable-testing
	rm -rf $(BENCH) && mkdir -p $(BENCH)
	python3 Benchmarks/make_queries.py $(BENCHMARK_TEXTS) $(BENCH)
	time $(SEARCH) index --tsv $(BENCHMARK_TEXTS) -o $(BENCH)/paragraphs.idx
	$(SEARCH) stats --entropy -d $(BENCH)/paragraphs.idx
	$(QUERIES) $(BENCH)/paragraphs.idx any $(BENCH)/keywords.tsv all $(BENCH)/together.tsv \
		any $(BENCH)/clauses.tsv phrase $(BENCH)/phrases.tsv phrase $(BENCH)/characters.tsv \
		default $(BENCH)/keywords.tsv default $(BENCH)/clauses.tsv
	Benchmarks/Parts/.build/release/parts $(BENCHMARK_TEXTS) $(BENCH)/paragraphs.idx \
		$(BENCH)/keywords.tsv $(BENCH)/phrases.tsv
endif

SOAK_SECONDS ?= 1800
FUZZ_TARGETS ?= index query reader phrases
FUZZ := Tests/Fuzzing/.build/release/fuzz
FUZZ_SEEDS := Tests/Fuzzing/Seeds
DAMAGE_TESTS := BitFlip|RandomDamage|Resealed|Verify|IndexFile|LazyChecksum|SharedIndex
FAULT_TESTS := FaultSweep|PowerCut|TwoWriters|FullDisk|ReadingFaults

fuzz: setup ## build what is fuzzed, with AddressSanitizer
	swift build --package-path Tests/Fuzzing -c release --sanitize=fuzzer \
		-Xswiftc -sanitize=fuzzer,address -Xswiftc -enable-testing

soak: damage readers fuzzing ## try all cases of damage, then fuzz: make soak SOAK_SECONDS=1800

# One case of each line that begins with "tried" tells what was tried; nothing else is to be told.
damage: setup ## try every fault of reading and writing, and every flipped bit: some 15 minutes
	set -o pipefail; EXHAUSTIVE=1 UPDATES=1000 swift test -c release --disable-xctest \
		--scratch-path .build-soak -Xswiftc -enable-testing \
		--filter '$(DAMAGE_TESTS)|$(FAULT_TESTS)|IndexUpdate' | tee .build-soak.log
	@grep '^tried: ' .build-soak.log

readers: build ## search by eight readers, while a writer replaces the index 200 times
	Tests/readers.sh $(SEARCH) 200

fuzzing: fuzz ## fuzz for a quarter of SOAK_SECONDS each: make fuzzing FUZZ_TARGETS=index
	set -e; for target in $(FUZZ_TARGETS); do \
		mkdir -p .build/fuzz/$$target; \
		SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 FUZZ_TARGET=$$target $(FUZZ) \
			-timeout=20 -rss_limit_mb=3072 -malloc_limit_mb=512 -max_len=200000 \
			-max_total_time=$$(($(SOAK_SECONDS) / 4)) -artifact_prefix=.build/fuzz/$$target- \
			.build/fuzz/$$target $(FUZZ_SEEDS)/$$target; \
	done

sanitize: sanitize-address sanitize-thread ## run the tests under both sanitizers

sanitize-address: setup ## run the tests of the library, optimised, under AddressSanitizer
	ASAN_OPTIONS=detect_leaks=0 swift test -c release --disable-xctest --sanitize=address \
		--scratch-path .build-address -Xswiftc -enable-testing --filter SearchIndexTests

MUTEX := .build-thread/mutex.o

# What is tested by ThreadSanitizer gets a part of Mutex that it can see; first that is checked itself.
sanitize-thread: setup ## run the tests that use threads under ThreadSanitizer
	@mkdir -p $(dir $(MUTEX))
	clang -O1 -g -fsanitize=thread -c Tests/Threads/mutex.c -o $(MUTEX)
	Tests/Threads/check.sh $(MUTEX)
	swift test --disable-xctest --sanitize=thread --scratch-path .build-thread \
		-Xlinker $(CURDIR)/$(MUTEX) \
		--filter 'Lazy|Archive|Builder|Searcher|SharedIndex|AtomicFile|IndexUpdate|IndexMerger|Copying|ReadAhead' \
		--filter 'ReportFormatsTests.*Converter' \
		--filter 'SearchToolTests.*(UpdateTests|IndexCommandTests|EvaluationCommand|LongOutput)'

coverage: setup ## tell how many lines of the library its tests run
	swift test --parallel --disable-xctest --enable-code-coverage --scratch-path .build-coverage \
		--filter SearchIndexTests --skip 'a full device is an error'
	@python3 Tests/coverage.py \
		"$$(swift test --show-codecov-path --scratch-path .build-coverage)"

docs: setup ## write the documentation to .build/docs, if docc is on PATH
	@command -v docc >/dev/null || { echo "docs: docc is not on PATH" >&2; exit 1; }
	swift package dump-symbol-graph
	@mkdir -p .build/symbols && cp .build/*/symbolgraph/SearchIndex.symbols.json .build/symbols
	docc convert $(CATALOG) --additional-symbol-graph-dir .build/symbols \
		--fallback-display-name SearchIndex --fallback-bundle-identifier SearchIndex \
		--warnings-as-errors --output-path .build/docs

clean: ## remove everything that was built
	rm -rf .build .build-* Benchmarks/.build Benchmarks/Parts/.build Tests/Fuzzing/.build
