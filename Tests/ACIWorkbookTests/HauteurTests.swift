import Testing

@testable import ACIWorkbook

@Suite("La hauteur qu’il faut à un texte")
struct HauteurTests {
    /// 100 de large tiennent 110 lettres.
    @Test(
        "Un mot va à la ligne s’il ne tient plus, et se coupe s’il est plus long qu’elle",
        arguments: [
            ([], 1), ([110], 1), ([111], 2), ([220], 2), ([221], 3), ([54, 55], 1), ([54, 56], 2), ([1, 111], 3),
            ([110, 110, 1], 3), ([36, 36, 36], 1), ([36, 36, 37], 2),
        ] as [([Int], Int)])
    func mots(longueurs: [Int], lignes: Int) {
        let texte = longueurs.map { String(repeating: "é", count: $0) }.joined(separator: " ")
        #expect(Page.hauteur([(texte, 100), ("court", 100)]) == Double(15 * lignes + 4))
        #expect(Page.hauteur([(texte, 100)], minimum: 0, aere: false) == 12.8 * Double(lignes))
        #expect(Page.hauteur([(texte + "\n", 100)]) == Double(15 * (lignes + 1) + 4))
    }

    @Test("Jamais moins que le minimum, jamais plus qu’une ligne ne peut")
    func bornes() {
        #expect(Page.hauteur([("x", 100)], minimum: 30) == 30)
        #expect(Page.hauteur([(String(repeating: "x", count: 110 * 27), 100)]) == 409)
        #expect(Page.hauteur([("xx", 0)]) == 34)
    }
}
