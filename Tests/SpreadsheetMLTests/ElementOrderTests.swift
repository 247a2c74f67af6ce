import Testing

@testable import SpreadsheetML
@testable import TestSupport

@Suite("The order of elements")
struct ElementOrderTests {
    @Test(
        "It is that of the vocabulary by which packages are audited",
        arguments: [
            ("worksheet", ElementOrder.worksheet), ("workbook", ElementOrder.workbook),
            ("styleSheet", ElementOrder.styleSheet),
        ])
    func order(root: String, order: ElementOrder) throws {
        let children = try #require(Vocabulary.rules[root]).children.map(\.name)
        #expect(order.names == children.filter(order.names.contains))
        #expect(Set(order.names).count == order.names.count)
    }
}
