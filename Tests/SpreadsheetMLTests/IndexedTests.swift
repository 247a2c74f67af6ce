import Testing

@testable import SpreadsheetML

@Suite("Indexed")
struct IndexedTests {
    /// Equal hashes on purpose.
    private struct Crowded: Hashable {
        let number: Int

        func hash(into hasher: inout Hasher) { hasher.combine(number % 3) }
    }

    @Test("A value keeps the place where it first stood")
    func places() {
        var indexed = Indexed(["a", "b"])
        #expect(["b", "c", "a", "c", "d"].map { indexed.index(of: $0) } == [1, 2, 0, 2, 3])
        #expect(indexed.values == ["a", "b", "c", "d"])
    }

    @Test("However many there are, and however their hashes fall")
    func many() {
        var numbers = Indexed<Int>()
        var crowded = Indexed<Crowded>()
        for _ in 0..<2 {
            for number in 0..<10_000 { #expect(numbers.index(of: number) == number) }
            for number in 0..<200 { #expect(crowded.index(of: Crowded(number: number)) == number) }
        }
        #expect(numbers.values == Array(0..<10_000))
        #expect(crowded.values.count == 200)
    }
}
