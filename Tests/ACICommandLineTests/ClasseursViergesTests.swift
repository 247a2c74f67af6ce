import Foundation
import TestSupport
import Testing

/// The blank workbooks that people download are those that the command writes.
@Suite("Templates/classeurs")
struct ClasseursViergesTests {
    @Test("are what new writes today (renew them by `make workbooks`)", arguments: [2025, 2026, 2027])
    func today(year: Int) async throws {
        let place = try Workplace()
        let run = try await place.run("new", "--year", "\(year)", "--output", "vierge.xlsx")
        #expect(run.exitCode == 0)
        let file = Checkout.root.appending(path: "Templates/classeurs/indicateurs-aci-\(year).xlsx")
        #expect(try place.contents("vierge.xlsx") == [UInt8](Data(contentsOf: file)))
    }
}
