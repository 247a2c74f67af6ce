import Testing
import XMLStream

@Suite("XMLSchemaValue")
struct XMLSchemaValueTests {
    private func double(_ text: String) -> Double? {
        Array(text.utf8).withUnsafeBufferPointer { XMLSchemaValue.double($0) }
    }

    private func integer(_ text: String) -> Int? {
        Array(text.utf8).withUnsafeBufferPointer { XMLSchemaValue.integer($0) }
    }

    @Test(
        "decimals",
        arguments: [
            "0", "-0", "1", "+1", "12.5", ".5", "5.", "0.57999999999999996", "0.639999999999999999987",
            "0.300000000000000000011", "1E-3", "1.0E5", "1e+22", "1e23", "9007199254740992", "9007199254740993",
            "179769313486231570000000000000000000000", "4.9e-324", "2.2250738585072014e-308", "1e-400",
            "123456789012345678", "999999999999999999", "9999999999999999999", "-9999999999999999999",
            // Digits that no double holds, so that a division by ten rounds a second time.
            "130558577395914.93", "1340141935310810.9", "-90901116287718.71", "9268774470515.169",
            "0.1", "1234567.891", "1e0000000000000000001",
        ])
    func decimals(text: String) throws {
        let expected = try #require(Double(text))
        let found = try #require(double(text))
        #expect(found.bitPattern == expected.bitPattern)
        #expect(double(" \(text)\r\n") == expected)
    }

    @Test(
        "no decimals",
        arguments: [
            "", " ", ".", "-", "+.", "1e", "1e+", "e5", "1 2", "1,5", "INF", "-INF", "NaN", "nan", "inf", "0x10",
            "1e400",
            "1e99999999999999999999", "1e 5", "--1", "1.2.3", "1_000", "١", ":", "1:", "/1", "1-2",
        ])
    func noDecimals(text: String) {
        #expect(double(text) == nil)
    }

    @Test("the quick way and the long way agree on random numbers")
    func random() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            #expect(double(value.description) == value)
            let short = Double(Int.random(in: -99_999_999...99_999_999)) / 1_000
            #expect(double(short.description) == short)
        }
    }

    @Test("whole numbers", arguments: [("0", 0), ("-1", -1), ("+12", 12), (" 7\n", 7), ("007", 7)])
    func integers(text: String, value: Int) {
        #expect(integer(text) == value)
    }

    @Test("whole numbers to the bounds of Int, and not beyond")
    func bounds() {
        #expect(integer("9223372036854775807") == .max)
        #expect(integer("-9223372036854775808") == .min)
        #expect(integer("9223372036854775808") == nil)
        #expect(integer("-9223372036854775809") == nil)
        #expect(integer("99999999999999999999999") == nil)
    }

    @Test("no whole numbers", arguments: ["", "-", "+", "1.0", "1e3", "a", "1 2", "--1", "0x1", ":", "1:", "/", "1/"])
    func noIntegers(text: String) {
        #expect(integer(text) == nil)
    }
}
