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

    @Test(
        "letters of every length in UTF-8 stay in the key by which texts are compared",
        arguments: [
            "a", "\u{DF}", "\u{F8}", "\u{5D0}", "\u{905}", "\u{E01}", "\u{1000}", "\u{4E00}", "\u{10000}", "\u{20000}",
        ])
    func cle(lettre: String) {
        for texte in [lettre, "a\(lettre)", "\(lettre)b", "a\(lettre)\(lettre)b"] {
            #expect(Array(Fr.cleDeComparaison(texte).utf8) == Array(texte.utf8))
        }
    }

    @Test("what a message quotes is 60 characters at most, and cut beyond", arguments: [60, 61, 4_000])
    func citations(longueur: Int) throws {
        let long = String(repeating: "é", count: longueur)
        let court = longueur > 60 ? String(repeating: "é", count: 57) + "…" : long
        let lieu = Adresse(feuille: "Synthèse", cellule: "D5")
        let messages: [Diagnostic] = [
            .valeurCachee(champ: nil, trouve: long), .ligneHorsModele(long, lieu: lieu, aDesLignesLibres: true),
            .cellulePartagee(champ: "x", intitule: "y", autre: "z", cache: long, lieu: lieu),
            .objectifEnCommentaire("1.A.1", texte: long),
        ]
        for message in messages {
            #expect(message.trouve == court, "\(message.code)")
            #expect(message.message.contains("«\u{A0}\(court)\u{A0}»"), "\(message.code)")
        }
    }
}
