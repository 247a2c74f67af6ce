import Testing

@testable import ACIModel

@Suite("Long texts")
struct TexteLongTests {
    @Test("a text is read whole up to the limit, and beyond it cut between characters, with a note")
    func limite() throws {
        let limite = SaisieFrancaise.longueurDeTexte
        let juste = String(repeating: "é", count: limite)
        guard case .valeur(juste) = SaisieFrancaise.texte(juste) else {
            Issue.record("cut too early")
            return
        }
        for signe in ["e", "👩‍⚕️", "🫀"] {
            let long = String(repeating: signe, count: limite + 1)
            let lecture = SaisieFrancaise.texte(long)
            let lu = try #require(lecture.valeurLue)
            #expect(lecture.code == .texteCoupe)
            #expect(lu.utf16.count <= limite && lu.utf16.count > limite - signe.utf16.count)
            #expect(lu.last == "…" && long.hasPrefix(lu.dropLast()))
        }
        let message = Diagnostic.saisie(.texteCoupe, trouve: juste, attendu: .texte).message
        #expect(message.hasSuffix("…\u{A0}» est coupé à 4\u{202F}000 caractères. Raccourcissez-le."))
    }
}
