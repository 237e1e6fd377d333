# Every target does its own set-up, on a fresh machine too.
SWIFT_FILES = Package.swift Sources Plugins Tests Examples Benchmarks/Package.swift Benchmarks/Sources \
	Fuzzing/Package.swift Fuzzing/Readers Fuzzing/Sources
DEMO = .build/demo

.PHONY: demo test tsan many-calls matrix neighbours cookbook cookbook-cache lint endpoints check-endpoints \
	check-snippets golden bench ranges documentation format fuzz setup clients report-browser server-browser

demo: setup
	@mkdir -p $(DEMO)
	swift build --product cached-openai
	$$(swift build --show-bin-path)/cached-openai materialize --as embedded \
		--cache Examples/RandomNumbers/openai_cache.cache --output $(DEMO)/CachedOpenAI.swift
	cp Examples/RandomNumbers/main.swift $(DEMO)
	cd $(DEMO) && swiftc main.swift CachedOpenAI.swift -o lesson && env -u OPENAI_API_KEY ./lesson

test: setup
	swift test

# The whole suite under the thread sanitizer, and the programs that record while they are killed.
tsan: setup
	SANITIZE=thread TSAN_OPTIONS="suppressions=$(CURDIR)/Tests/thread-sanitizer.suppressions $$TSAN_OPTIONS" \
		swift test --sanitize=thread --scratch-path .build/tsan

# Two thousand calls at once through each door, recorded.
many-calls: setup
	MANY_CALLS=2000 swift test --filter 'CachedOpenAITests.*(ManyCallsTests|veryManyAtOnce)'

# The pasted file in every setting and every role of a student's target, with each upcoming feature, and with each of
# the client's resources alone: takes hours.
matrix: setup
	COMPILE_MATRIX=all swift test --filter 'CompileMatrixTests|LeftOutResourcesTests'

# Each lesson of the cookbook beside its generated file, in Swift 5 and 6.
cookbook: setup
	COOKBOOK=all swift test --filter CookbookTests

# Records the cookbook's shipped cache anew.
cookbook-cache: setup
	UPDATE_COOKBOOK=1 swift test --filter CookbookTests/update
	git status --short -- Examples/Cookbook

# Clients of other people's before the server: sets up a virtual environment for them, once.
clients: setup
	Scripts/clients .build/clients

# Reports in a real Chromium, which is set up where that can be done; screenshots and a printed page are left behind.
report-browser: setup
	swift build --product cached-openai
	Scripts/report-browser "$$(swift build --show-bin-path)/cached-openai" .build/report $(REPORT_CACHES)

# Web pages that try to read and to spend through a server on this machine, in a real browser.
server-browser: setup
	swift build --product cached-openai
	Scripts/server-browser "$$(swift build --show-bin-path)/cached-openai"

# The pasted file beside a student's own declarations of each name that it uses, in every kind, place and language mode.
neighbours: setup
	NEIGHBOURS=all swift test --filter NeighbourTests

lint:
	swift format lint --strict --recursive --parallel $(SWIFT_FILES)

format:
	swift format --in-place --recursive --parallel $(SWIFT_FILES)

# The library's resources, from Sources/make-endpoints/Table.
endpoints: setup
	swift run make-endpoints
	git status --short -- Sources/CachedOpenAI/Endpoints Sources/CachedOpenAIGenerator/Choosing

# The table beside the API's own description: make check-endpoints OPENAPI=path/to/openapi.yaml
check-endpoints: setup
	@test -f "$(OPENAPI)" || { echo "usage: make check-endpoints OPENAPI=FILE, the API's openapi.yaml" >&2; exit 2; }
	swift build --product make-endpoints
	Scripts/check-endpoints "$$(swift build --show-bin-path)/make-endpoints" $(OPENAPI)

# The description's snippets in Swift spelling: how many compile. make check-snippets OPENAPI=path/to/openapi.yaml
check-snippets: setup
	@test -f "$(OPENAPI)" || { echo "usage: make check-snippets OPENAPI=FILE, the API's openapi.yaml" >&2; exit 2; }
	swift build --target CachedOpenAI
	Scripts/check-snippets "$$(swift build --show-bin-path)/Modules" $(OPENAPI)

# Writes down anew what is checked in of the file that students paste (its head, its seam, and what it lets them use),
# and of the tool's manual page.
golden: setup
	UPDATE_GOLDEN=1 swift test --filter 'GoldenFileTests|ManualPageTests'
	git --no-pager diff --stat -- Tests/GoldenTests/Golden Documentation/cached-openai.1

# What each promise on speed may cost at most stands in Benchmarks/thresholds.json.
bench: setup
	swift run -c release --package-path Benchmarks benchmarks

# Of these, what a published cache of 2 GB costs who reads it in parts from nginx, which is set up where that can be done.
ranges: setup
	Scripts/nginx
	@mkdir -p .build/ranges
	TMPDIR="$(CURDIR)/.build/ranges" swift run -c release --package-path Benchmarks benchmarks ranges

# What docc makes of the sources and the articles; a warning is an error.
documentation: setup
	swift build --target CachedOpenAI
	Scripts/documentation "$$(swift build --show-bin-path)/Modules" .build/documentation

# Hostile input for every reader, FUZZ_SECONDS each; Fuzzing/README.md says more.
FUZZ_SECONDS ?= 60
fuzz: setup
	FUZZ_SECONDS=$(FUZZ_SECONDS) Scripts/fuzz $(FUZZ_READERS)

setup:
	@Scripts/setup
