internal import Testing

@testable import SearchIndex

/// Damage between opening and verifying: whatever reads it is told, and nobody else.
@Suite struct `Checksums of what is read` {
    @Test func `damage is an error that names the section and the place`() throws {
        let whole = try DamageSample.bytes.get()
        let file = try ScratchFile(whole)
        let text = Sealing.entries(of: whole)[Int(FileSection.text.rawValue) - 1].section
        // Away from other sections, so that opening doesn't meet it.
        let place = text.upperBound - 2000
        file.write([whole[place] ^ 1], at: place)
        let index = try SearchIndex(contentsOf: file.path)
        let error = #expect(throws: SearchIndexError.self) {
            for number in 0..<index.paragraphCount { _ = try index.text(ofParagraph: number) }
        }
        guard case .corrupt(file.path, "text", let offset, let reason) = error else {
            Issue.record("\(error as SearchIndexError?)")
            return
        }
        #expect(text.contains(offset) && offset <= place && place < offset + 64)
        #expect(reason.contains("checksum"))
        // Once met, it is met by everyone who shares what was read.
        let later = #expect(throws: SearchIndexError.self) { try index.search(.text("数字")) }
        #expect(later == error)
        #expect(throws: SearchIndexError.self) { try index.report(0) }
    }

    @Test func `what isn't read isn't compared`() throws {
        let whole = try DamageSample.bytes.get()
        let file = try ScratchFile(whole)
        let postings = Sealing.entries(of: whole)[Int(FileSection.borderPostings.rawValue) - 1]
        file.write(
            [whole[postings.section.lowerBound + 200] ^ 1],
            at: postings.section.lowerBound + 200
        )
        let index = try SearchIndex(contentsOf: file.path)
        #expect(try index.report(0).title == "数字经济 report")
        #expect(try index.paragraph(0).text == "第0章 数字经济")
        #expect(throws: SearchIndexError.self) { try index.verify() }
    }

    @Test func `several threads find the same damage`() async throws {
        let whole = try DamageSample.bytes.get()
        for place in stride(from: 600, to: whole.count, by: 1777) {
            let file = try ScratchFile(whole)
            file.write([whole[place] ^ 4], at: place)
            guard let index = try? SearchIndex(contentsOf: file.path) else { continue }
            let alone = try SearchBattery.answers(of: file.path)
            guard !alone.contains(nil) else { continue }
            let together = await withTaskGroup(of: [String]?.self) { group in
                for _ in 0..<4 { group.addTask { try? SearchBattery.run(on: index) } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(together.allSatisfy { $0 == alone }, "byte \(place)")
        }
    }

    @Test func `a file that is written to in place is told apart`() throws {
        let whole = try DamageSample.bytes.get()
        let file = try ScratchFile(whole)
        let index = try SearchIndex(contentsOf: file.path)
        _ = try index.search(.text("数字"))
        #expect(FileSystem.setTimes(of: file.path, to: 1_000_000_000))
        let error = #expect(throws: SearchIndexError.self) { try index.search(.text("数字")) }
        #expect(error == .changed(path: file.path))
        #expect(error?.description.contains("changed in place") == true)
        #expect(error?.description.contains("\n") == false)
        _ = try SearchIndex(contentsOf: file.path).search(.text("数字"))
    }

    @Test func `a file that is replaced or removed stays what it was`() throws {
        let whole = try DamageSample.bytes.get()
        try ScratchFile.withPath { path in
            try AtomicFile.write(whole, to: path)
            let index = try SearchIndex(contentsOf: path)
            let before = try SearchBattery.run(on: index)
            try AtomicFile.write([1, 2, 3], to: path)
            #expect(try SearchBattery.run(on: index) == before)
            #expect(FileSystem.remove(path))
            #expect(try SearchBattery.run(on: index) == before)
            try index.verify()
        }
    }
}
