import ACIModel
import ACIWorkbook
import Foundation
import TestSupport
import Testing

@Suite("Lecture d’un classeur rempli")
struct LectureTests {
    private func samples() throws -> [URL] {
        let folder = Checkout.root.appending(path: "Samples")
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "xlsx" }
    }

    @Test("Un exemple enregistré par LibreOffice se lit sans écart de rapprochement")
    func exemples() throws {
        for url in try samples() {
            let lu = try LecteurClasseur.lire(Array(Data(contentsOf: url)), cadres: .embarques)
            print(url.lastPathComponent, lu.producteur ?? "-", lu.modele ?? "-", lu.financement?.total.montant.centimes ?? 0)
            for diagnostic in lu.diagnostics { print("  ", diagnostic.gravite, diagnostic.code.rawValue, diagnostic.ligne) }
            #expect(!lu.rapprochement.isEmpty)
            #expect(lu.rapprochement.allSatisfy { $0.ecart == .zero })
        }
    }
}
