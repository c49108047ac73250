// swift-tools-version: 6.1
import PackageDescription

// Layers are targets, so the compiler keeps their direction: a target may import only what it lists, and each outside
// library of the product is imported by exactly one of them (ArgumentParser by both executables).
//
//    handrail ─► WebApp ─► Markdown ─► HTML
//        │         ├─────► WebServer, FrontMatter, Git, OpenIDConnect, Secrets, Wording, QRCode
//        │         └─────► DemoStory ─► Storage ─► Secrets, ImageFiles, Domain
//        ├─► HTTPEngine ─► WebServer
//        └─► WebClient

let package = Package(
    name: "handrail",
    platforms: [.macOS(.v14)],
    products: [
        .executable(name: "handrail", targets: ["handrail"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
    ],
    targets: [
        // Rules as values and pure functions. Foundation only: no I/O, no clock.
        .target(name: "Domain"),

        // Hints on sentences that blame somebody.
        .target(name: "Wording"),

        // Bytes that are an image and nothing else.
        .target(name: "ImageFiles", dependencies: ["Domain"]),

        // Zip archives that somebody else made.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "ZipArchives", dependencies: ["CZlib"]),

        // HTML pages that somebody else wrote, as Markdown.
        .target(name: "HTMLReading"),

        // The only place with SQL.
        .target(
            name: "Storage",
            dependencies: ["Domain", "ImageFiles", "Secrets", .product(name: "GRDB", package: "GRDB.swift")]),

        // The company in an empty installation, told through the functions that people use.
        .target(name: "DemoStory", dependencies: ["Domain", "Storage"]),

        // HTML as a type that escapes by construction.
        .target(name: "HTML"),

        // A text as a QR code.
        .target(name: "QRCode"),

        // CommonMark and our additions: text to HTML, and values to Markdown.
        .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .target(name: "Markdown", dependencies: ["CCMark", "HTML"]),

        // YAML front matter of templates and exports.
        .target(name: "FrontMatter", dependencies: [.product(name: "Yams", package: "Yams")]),

        // Password hashes, tokens and their digests.
        .target(
            name: "Secrets",
            dependencies: [
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]
        ),

        // Requests, responses, routes and forms as plain values of Foundation types; knows no socket and no incident.
        .target(name: "WebServer"),

        // Speaks HTTP for those values: connections, deadlines, limits.
        .target(
            name: "HTTPEngine",
            dependencies: [
                "WebServer",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),

        // Asking other servers, without following them anywhere.
        .target(
            name: "WebClient", dependencies: [.product(name: "AsyncHTTPClient", package: "async-http-client")]),

        // Repositories, by the machine's own git.
        .target(name: "Git"),

        // Signing in with a provider: what it is asked, and what is believed of its answers. Knows no socket.
        .target(name: "OpenIDConnect", dependencies: ["Secrets"]),

        // The pages of this product.
        .target(
            name: "WebApp",
            dependencies: [
                "Domain", "Git", "ImageFiles", "Storage", "DemoStory", "HTML", "HTMLReading", "Markdown", "FrontMatter",
                "OpenIDConnect", "QRCode", "Secrets", "WebServer", "Wording", "ZipArchives",
            ]
        ),

        .executableTarget(
            name: "handrail",
            dependencies: [
                "WebApp", "WebClient", "WebServer", "HTTPEngine", "Storage", "DemoStory", "Domain", "Git",
                "OpenIDConnect", "Secrets", "Wording",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // Fills a database and renders documents, for script/bench.
        .executableTarget(
            name: "bench",
            dependencies: [
                "Storage", "Domain", "ImageFiles", "Markdown", "Secrets",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // Feeds every reader of people's texts with growing inputs, for the test that counts its steps. Small, since the
        // counter runs it on a processor of its own making.
        .executableTarget(
            name: "growth", dependencies: ["Domain", "HTMLReading", "Markdown", "FrontMatter", "Wording"]),

        // Counts how well something works, for script/measure.
        .executableTarget(
            name: "measure",
            dependencies: [
                "WebApp", "Domain", "Markdown", "FrontMatter", "Wording",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        .target(
            name: "TestSupport",
            dependencies: [
                "CZlib", "WebApp", "WebServer", "Storage", "Domain", "OpenIDConnect", "Secrets", "Wording",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            path: "Tests/TestSupport"),
        // Reads the source itself: the size of files and lines, and who imports what.
        .testTarget(name: "SourceTests"),
        .testTarget(name: "DomainTests", dependencies: ["Domain"]),
        .testTarget(name: "WordingTests", dependencies: ["Wording"]),
        .testTarget(name: "ImageFilesTests", dependencies: ["ImageFiles", "Domain"]),
        .testTarget(name: "HTMLReadingTests", dependencies: ["HTMLReading", "Markdown"]),
        .testTarget(name: "ZipArchivesTests", dependencies: ["ZipArchives", "TestSupport"]),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Storage", "Domain", "ImageFiles", "Secrets", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Audit/Fixtures"]),
        .testTarget(
            name: "DemoStoryTests", dependencies: ["DemoStory", "WebApp", "Storage", "Domain", "TestSupport"]),
        .testTarget(name: "QRCodeTests", dependencies: ["QRCode"]),
        .testTarget(name: "GitTests", dependencies: ["Git"]),
        .testTarget(name: "GrowthTests", dependencies: ["growth"]),
        .testTarget(name: "HTMLTests", dependencies: ["HTML"]),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "HTML", "CCMark"]),
        .testTarget(name: "FrontMatterTests", dependencies: ["FrontMatter"]),
        .testTarget(name: "SecretsTests", dependencies: ["Secrets"]),
        .testTarget(
            name: "OpenIDConnectTests", dependencies: ["OpenIDConnect", "Secrets", "TestSupport"]),
        .testTarget(name: "WebServerTests", dependencies: ["WebServer"]),
        .testTarget(name: "HTTPEngineTests", dependencies: ["HTTPEngine", "WebServer"]),
        .testTarget(
            name: "WebAppTests",
            dependencies: [
                "WebApp", "WebServer", "Storage", "Domain", "DemoStory", "Git", "HTML", "ImageFiles", "Markdown",
                "FrontMatter", "OpenIDConnect", "QRCode", "Secrets", "TestSupport", "Wording",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Access/routes-before-levels.txt"]),
    ],
    swiftLanguageModes: [.v6]
)
