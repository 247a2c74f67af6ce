import ACIModel
import ACIReports
import ACIWorkbook
import TestSupport
import Testing

@Suite("The page of a bilan")
struct RapportHTMLTests {
    @Test("its points have the names to which a page around it leads, from the first on, if it asks for them")
    func anchors() throws {
        var bilan = try Modeles.ordinaire(exercice: 2026)
        bilan.identite.signature = nil
        for code in ["1.A.1", "2.1", "3.1"] { bilan.reponses[code]?.preuve = nil }
        bilan.reponses["2.2"]?.atteint = nil
        let read = Modeles.lu(bilan)
        func names(ancres: Bool) -> [String] {
            RapportHTML(classeur: read, explications: false, ancres: ancres).article
                .matches(of: #/id="(point-\d+)"/#).map { String($0.output.1) }
        }
        let points = read.lu.points
        #expect(Set(points.map(\.gravite)).count > 1 && points.count > 2)
        #expect(names(ancres: true) == (1...points.count).map { "point-\($0)" })
        #expect(names(ancres: false) == [])
    }
}
