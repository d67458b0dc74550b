import Testing

/// The checks themselves, on small sources made up to break them.
@Suite struct `Architecture checks` {
    private func file(_ path: String, _ text: String) -> SwiftSource {
        SwiftSource(path: path, text: text)
    }

    // MARK: Layers

    private func layering(model: String, query: String) -> [String] {
        Layering.findings(in: [
            file("SearchIndex/Model/A.swift", model), file("SearchIndex/Query/B.swift", query),
        ])
    }

    @Test(
        arguments: [
            "public struct Late {}", "final class Late {}", "indirect enum Late {}",
            "actor Late {}", "protocol Late {}", "typealias Late = Int",
            "struct Other { struct Late {} }\n@safe struct Late: ~Copyable {}",
        ]
    )
    func `a type of a later folder is found`(declaration: String) {
        let expected = ["SearchIndex/Model/A.swift uses Late of the later folder Query"]
        #expect(layering(model: "let a: [Late]", query: declaration) == expected)
        #expect(layering(model: "extension Late {}", query: declaration) == expected)
        #expect(
            layering(model: #"let a = "\(Late.self)"; var b: Late"#, query: declaration) == expected
        )
    }

    @Test func `a function of a later folder is found where it is called`() {
        #expect(
            layering(model: "let a = late(1)", query: "func late(_ n: Int) {}")
                == ["SearchIndex/Model/A.swift uses late of the later folder Query"]
        )
    }

    @Test(
        arguments: [
            "// Late\n/// ``Late``\nlet a = \"Late\"", "let a = b.Late", "struct Late {}",
            "struct A { enum Late {} }", "typealias Lately = Int",
        ]
    )
    func `the same name is not the type`(model: String) {
        #expect(layering(model: model, query: "struct Late {}") == [])
    }

    @Test(
        arguments: [
            "b.late()", "func a(late: Int) { late }", "let late = 1", "func late() {}; late()",
            "a(late: 1)",
        ]
    )
    func `the same name is not the function`(model: String) {
        #expect(layering(model: model, query: "func late() {}") == [])
    }

    @Test(
        arguments: [
            "private struct Late {}", "fileprivate enum Late {}", "struct B { struct Late {} }",
            "extension B { class Late {} }", "import struct C.Late",
        ]
    )
    func `what others cannot name is not looked for`(query: String) {
        #expect(layering(model: "let a: Late", query: query) == [])
    }

    @Test func `an earlier folder and the same folder may be used`() {
        #expect(layering(model: "struct A {}; let a: A", query: "let b: A") == [])
    }

    @Test func `a file belongs into a folder of the order`() {
        let files = ["SearchIndex/A.swift", "SearchIndex/Other/B.swift", "search/C.swift"].map {
            file($0, "")
        }
        #expect(
            Layering.findings(in: files) == [
                "SearchIndex/A.swift stands in no folder of the order",
                "SearchIndex/Other/B.swift stands in no folder of the order",
            ]
        )
    }

    // MARK: Unsafe code

    private let allowed = ["A.swift": "reads bytes"]

    @Test(
        arguments: [
            "unsafe a()", "@safe struct A {}", "@unsafe func a() {}",
            "nonisolated(unsafe) var a = 0",
            "struct A: @unchecked Sendable {}", "a.withUnsafeBytes { $0 }",
            "func a(_ b: UnsafeRawPointer) {}", "a.unsafeLoad(as: B.self)",
        ]
    )
    func `unsafe code outside of the list is found`(source: String) {
        let findings = UnsafeFence.findings(in: [file("A.swift", source)], allowed: [:])
        #expect(findings.count == 1)
        #expect(findings.first?.hasPrefix("A.swift:1 is not on the list: ") == true)
    }

    @Test(arguments: ["// unsafe", "let a = \"unsafe\"", "let safe = 1", "var isUnsafe = true"])
    func `other code needs no entry`(source: String) {
        #expect(UnsafeFence.findings(in: [file("A.swift", source)], allowed: [:]) == [])
    }

    @Test func `an entry must be of use and have a reason`() {
        let files = [file("A.swift", "let a = 1"), file("B.swift", "@safe struct B {}")]
        let allowed = ["A.swift": "reads bytes", "B.swift": "", "C.swift": "is gone"]
        #expect(
            UnsafeFence.findings(in: files, allowed: allowed) == [
                "A.swift is on the list, but holds nothing unsafe",
                "B.swift is on the list without a reason",
                "C.swift is on the list, but not there",
            ]
        )
    }

    @Test func `an unsafe line needs a comment close above it`() {
        let near = String(repeating: "\n", count: UnsafeFence.reach)
        let sources = [
            "// Safe: it is checked." + near + "unsafe a()",
            "// Safe: it is checked," + "\n// and checked." + near + "unsafe a()",
            "unsafe a() // Safe: it is checked.",
            "// Safe: it is checked.\nunsafe a { b in" + near + "\n\nif b { unsafe b() }\n}",
        ]
        for source in sources {
            #expect(UnsafeFence.findings(in: [file("A.swift", source)], allowed: allowed) == [])
        }
        let far = sources[0].replacing(near, with: near + "\n")
        for source in [
            far, "let b = 1\nunsafe a()", "// Unsafe\nlet b = unsafe a(unsafe c)",
            "struct A: @unchecked Sendable {}",
            "// Safe: it is checked.\nunsafe a { b in }" + near + "unsafe a()",
            "// Safe: it is checked.\nstruct A: @unchecked Sendable {" + near
                + "let b = unsafe c }",
        ] {
            let findings = UnsafeFence.findings(in: [file("A.swift", source)], allowed: allowed)
            #expect(findings.count == 1)
            #expect(
                findings.first?.hasSuffix("is unsafe without a comment 'Safe: …' above it") == true
            )
        }
    }

    // MARK: Forbidden code and size

    @Test(
        arguments: [
            "let a = try! b()", "let a = b as! C", "fatalError(\"a\")", "import Foundation",
            "internal import FoundationEssentials", "import struct Foundation.Data",
            ".unsafeFlags([])", "let a = \"-Ounchecked\"",
        ]
    )
    func `forbidden code is found`(source: String) {
        #expect(ForbiddenCode.findings(in: [file("A.swift", source)]).count == 1)
    }

    @Test(
        arguments: [
            "let a = try? b()", "let a = try !b()", "// try! fatalError()", "import Dispatch",
            "let a = \"import Foundation\"",
        ]
    )
    func `other code is not forbidden`(source: String) {
        #expect(ForbiddenCode.findings(in: [file("A.swift", source)]) == [])
    }

    @Test func `a large file needs an entry and an entry a large file`() {
        let large = file("A.swift", String(repeating: "a", count: FileSize.limit + 1))
        let small = file("B.swift", String(repeating: "b", count: FileSize.limit))
        #expect(
            FileSize.findings(in: [large, small], allowed: [:])
                == ["A.swift has 15001 bytes, more than 15000"]
        )
        #expect(FileSize.findings(in: [large, small], allowed: ["A.swift": "a table"]) == [])
        #expect(
            FileSize.findings(in: [small], allowed: ["B.swift": "a table", "C.swift": "a table"])
                == [
                    "B.swift is on the list, but not a large file",
                    "C.swift is on the list, but not a large file",
                ]
        )
    }
}
