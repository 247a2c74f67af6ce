# Everything that one does here, each by one word. `make help` lists them.

SWIFT_SOURCES := Package.swift $(wildcard Sources Templates Tests Benchmarks) Web/Package.swift Web/Sources Web/Tests
SAMPLE ?= $(firstword $(sort $(wildcard Samples/*.xlsx)))
# Flags of the compiler for `make test`.
SWIFT_FLAGS ?=
WEB := --package-path Web --scratch-path .build/web
# Optimised, the tests take a fifth of the time. A folder of their own, so that `swift build` and `swift test` keep theirs.
TESTS := --scratch-path .build/tests -Xswiftc -O -Xswiftc -assert-config -Xswiftc Debug
# Seconds of `make fuzz` for each of its targets.
FUZZ_SECONDS ?= 600
FUZZ_TARGETS ?= zip xml rows import

.DEFAULT_GOAL := help
.PHONY: help demo web setup test quick fuzz sanitize bench release workbooks man format lint clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 18

demo: ## install what is missing, build, write a blank workbook, read a filled one (in French)
	@scripts/setup
	@echo "Compilation d'aci-xlsx (jusqu'à dix minutes la première fois, avec des messages en anglais)…"
	@swift build -c release --product aci-xlsx
	@mkdir -p output
	@echo
	@echo "1. Le classeur vierge de l'année, dans output/ :"
	@cd output && ../.build/release/aci-xlsx new || { [ $$? -eq 73 ] && echo "Il reste tel qu'il est."; } # 73: it is there already
	@echo
	@echo "2. Lecture d'un classeur rempli, $(SAMPLE) :"
	@echo
	@.build/release/aci-xlsx import "$(SAMPLE)" || [ $$? -eq 1 ] # 1: read, with errors in its answers
	@echo
	@echo "À vous : ouvrez le classeur de output/, remplissez les cellules bleu-vert, puis"
	@echo "  .build/release/aci-xlsx import output/VOTRE-CLASSEUR.xlsx"

web: ## build the page's server and open it on this computer (in French)
	@scripts/setup
	@echo "Compilation de la page (jusqu'à dix minutes la première fois, avec des messages en anglais)…"
	@swift build -c release $(WEB) --product aci-web
	@.build/web/release/aci-web

setup: ## install what the tests need
	@scripts/setup --tests

# Without the programs the tests that need them are not run, which the last lines say; in CI they fail. The page is a package of its own, built in a
# folder of its own: SwiftPM takes the plan of one package for another's where they share one.
test: ## build and run all tests
	@scripts/setup --tests || [ "$$CI" != true ]
	swift build --build-tests $(TESTS) $(SWIFT_FLAGS)
	swift build --build-tests $(WEB) $(SWIFT_FLAGS)
	@status=0; \
	swift test --skip-build $(WEB) $(SWIFT_FLAGS) || status=1; \
	$(MAKE) --no-print-directory sanitize || status=1; \
	swift test --parallel --skip-build $(TESTS) $(SWIFT_FLAGS) || status=1; \
	exit $$status

quick: ## build, and run the tests that need no other program and take no long time
	swift build --build-tests $(TESTS) $(SWIFT_FLAGS)
	ACI_QUICK=1 swift test --parallel --skip-build $(TESTS) $(SWIFT_FLAGS)

release: ## one file that runs by itself, in output/, with its manual page and completions; and a .deb with the page
	@scripts/make-release

workbooks: ## renew Templates/classeurs/, the blank workbooks to download
	@swift build --product aci-xlsx
	@scripts/make-workbooks

# Not those of the real server: a sanitizer is too slow for what waits for it. Threads may still be ending when the tests
# have ended, which is no leak.
sanitize: ## the page's tests under AddressSanitizer, then under ThreadSanitizer
	for one in address thread; do \
		ASAN_OPTIONS=detect_leaks=0 \
		swift test --package-path Web --scratch-path .build/web-$$one --sanitize=$$one --disable-xctest --skip LiveTests || exit 1; \
	done

man: ## renew docs/aci-xlsx.1, the manual page (in French)
	@swift build --product aci-xlsx
	@scripts/make-manual .build/debug/aci-xlsx > docs/aci-xlsx.1

# gold, the default linker, fails on the sanitizers' debug information.
FUZZ_FLAGS := -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld
FUZZ_RUN = -max_total_time=$(FUZZ_SECONDS) -timeout=20 -rss_limit_mb=1024 -print_final_stats=1
fuzz: ## libFuzzer with AddressSanitizer, FUZZ_SECONDS for each of FUZZ_TARGETS
	ACI_FUZZ=1 swift build -c release --product fuzz --scratch-path .build/fuzz $(FUZZ_FLAGS)
	.build/fuzz/release/fuzz seeds .build/fuzz/corpus
	for target in $(FUZZ_TARGETS); do \
		SWIFT_BACKTRACE=enable=no .build/fuzz/release/fuzz $$target $(FUZZ_RUN) -max_len=262144 \
			-artifact_prefix=.build/fuzz/$$target- .build/fuzz/corpus/$$target || exit 1; \
	done
	ACI_FUZZ=1 swift build -c release --product fuzz-multipart --package-path Web --scratch-path .build/fuzz-web $(FUZZ_FLAGS)
	mkdir -p .build/fuzz-web/corpus
	.build/fuzz-web/release/fuzz-multipart seeds .build/fuzz-web/corpus
	SWIFT_BACKTRACE=enable=no .build/fuzz-web/release/fuzz-multipart $(FUZZ_RUN) -max_len=4096 \
		-artifact_prefix=.build/fuzz-web/ .build/fuzz-web/corpus

bench: ## speed and memory beside other libraries, in docs/benchmarks.md (a quiet machine, please)
	@scripts/bench

format: ## lay the sources out as .swift-format says
	swift format --in-place --recursive --parallel $(SWIFT_SOURCES)

lint: ## say where the sources are laid out otherwise
	swift format lint --strict --recursive --parallel $(SWIFT_SOURCES)

clean: ## remove what was built
	rm -rf .build .build-release Benchmarks/.build output
