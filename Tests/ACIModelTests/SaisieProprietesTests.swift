import ACIModel
import Randomness
import Testing

/// Aucun texte n’est lu comme un autre nombre que celui qu’une personne y lit.
@Suite struct SaisieProprietesTests {
    private static let sortes: [Attendu] = [.entier, .nombre, .poids, .montant, .taux]
    private static let unites = ["patients", "jours"]

    /// Les chiffres d’un texte, zéros inutiles ôtés de part et d’autre de la virgule.
    private func chiffres(_ texte: String) -> String {
        let parties = texte.filter { $0 == "," || ("0"..."9").contains($0) }.split(
            separator: ",", omittingEmptySubsequences: false)
        let entiers = parties[0].drop { $0 == "0" }
        let decimales = String((parties.dropFirst().first ?? "").reversed().drop { $0 == "0" }.reversed())
        return decimales.isEmpty ? String(entiers) : "\(entiers),\(decimales)"
    }

    @Test("A number in any French spelling is read as it is, or asked", arguments: 0..<40)
    func allerRetour(graine: Int) {
        var hasard = SeededRandom(UInt64(graine))
        for _ in 0..<100 {
            let entiers = String(hasard.below(hasard.pick([10, 1000, 100_000, 100_000_000])))
            let decimales =
                hasard.oneIn(2) ? "" : String((0..<hasard.within(1...4)).map { _ in hasard.pick(Array("0123456789")) })
            let milliers = hasard.pick(["", " ", "\u{A0}", "\u{202F}", "\u{2009}", "."])
            let virgule = milliers == "." || hasard.oneIn(2) ? "," : "."
            let signe = hasard.pick(["", "", "", "-", "\u{2212}"])
            let suite = hasard.pick(["", "", " ", " €", "\u{A0}%", " %", " patients", " jours", "\u{200B}"])
            let apostrophe = hasard.pick(["", "", "", "'", "’"])
            let ecrit =
                apostrophe + signe + groupes(entiers, milliers)
                + (decimales.isEmpty ? "" : virgule + decimales) + suite
            let tape = chiffres("\(entiers),\(decimales)")
            for sorte in Self.sortes {
                let lecture = LectureDite(ecrit, sorte, unites: Self.unites)
                guard lecture.lu != "(question)", lecture.lu != "rien" else { continue }
                // Un taux sans signe est un rapport : 0,64 se dit 64 %.
                if sorte == .taux, !ecrit.contains("%") { continue }
                #expect(chiffres(lecture.lu) == tape, "\(sorte) \(ecrit)")
                #expect(lecture.lu.hasPrefix("\u{2212}") == (!signe.isEmpty && !tape.isEmpty), "\(sorte) \(ecrit)")
            }
        }
    }

    @Test(
        "What a spelling leaves no doubt about is read",
        arguments: ["", " ", "\u{A0}", "\u{202F}", "\u{2009}"], ["", "-", "\u{2212}"])
    func certain(milliers: String, signe: String) {
        let moins = signe.isEmpty ? "" : "\u{2212}"
        let nombre = "\(signe)1\(milliers)234"
        for attendu in [Attendu.entier, .nombre] { #expect(LectureDite(nombre, attendu).lu == "\(moins)1 234") }
        #expect(LectureDite("\(nombre),5", .nombre).lu == "\(moins)1 234,5")
        #expect(LectureDite("\(nombre),50 €", .montant).lu == "\(moins)1 234,50 €")
        #expect(LectureDite("12,5", .nombre).lu == "12,5")
    }

    private func groupes(_ chiffres: String, _ separateur: String) -> String {
        var resultat = ""
        for (rang, chiffre) in chiffres.enumerated() {
            if rang > 0, (chiffres.count - rang) % 3 == 0 { resultat += separateur }
            resultat.append(chiffre)
        }
        return resultat
    }

    @Test("invisible: every format character and variation selector, before, within and behind")
    func signesDeFormat() {
        let visibles: Set<UInt32> = [
            0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD,
        ]
        let signes = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter {
            $0.properties.generalCategory == .format || $0.properties.isVariationSelector
        }
        #expect(signes.count > 400)
        for signe in signes where !visibles.contains(signe.value) {
            // Le seul qui montre les chiffres qui le suivent dans l’autre sens.
            let retourne = signe.value == 0x202E
            for (texte, estRetourne) in [
                ("\(signe)82000", retourne), ("82\(signe)000", retourne), ("82000\(signe)", false),
            ] {
                #expect(LectureDite(texte, .entier).lu == (estRetourne ? "(question)" : "82 000"), "U+\(signe.value)")
            }
            #expect(LectureDite("31/12/20\(signe)26", .date).lu == (retourne ? "(question)" : "31/12/2026"))
            for texte in ["\(signe)Oui", "O\(signe)ui", "Oui\(signe)"] {
                #expect(LectureDite(texte, .atteinte) == LectureDite(lu: "Oui", code: "reponse-hors-liste"))
                #expect(Fr.citation(texte).contains("◌"), "U+\(signe.value)")
            }
        }
        for signe in visibles.compactMap(Unicode.Scalar.init) {
            #expect(LectureDite("\(signe)82000", .entier).lu == "(question)")
        }
    }

    @Test("Any text is read without a trap, and a number has the digits that the text shows", arguments: 0..<8)
    func texteAuHasard(graine: Int) {
        var hasard = SeededRandom(UInt64(graine) + 1000)
        let signes = Array(
            "0123456789    ,,..--'’%€jh:/()tzT+\u{A0}\u{202F}\u{2009}\u{2212}\u{200B}\u{202E}\u{200F}\u{301}\u{336}\n\tOuixpartielnon²½٣８💶✅☑\u{FE0F}"
        ).map(String.init)
        for _ in 0..<300 {
            var texte = ""
            for _ in 0..<hasard.within(0...12) {
                let auHasard = Unicode.Scalar(UInt32(hasard.below(0x11_0000))).map(String.init) ?? "\u{FFFD}"
                texte += hasard.oneIn(12) ? auHasard : hasard.pick(signes)
            }
            for sorte in Attendu.allCases {
                let lecture = LectureDite(texte, sorte, unites: Self.unites)
                if let code = CodeDiagnostic(rawValue: lecture.code) {
                    #expect(!Diagnostic.saisie(code, trouve: texte, attendu: sorte).message.isEmpty)
                }
                guard Self.sortes.contains(sorte), sorte != .taux, lecture.lu != "(question)", lecture.lu != "rien"
                else {
                    continue
                }
                let vus = texte.unicodeScalars.filter { ("0"..."9").contains($0) }.map { String($0) }.joined()
                let lus = lecture.lu.filter { ("0"..."9").contains($0) }
                // La lecture ôte ou complète des zéros aux deux bouts, jamais entre deux chiffres.
                #expect(sansZerosAuxBouts(vus) == sansZerosAuxBouts(lus), "\(sorte) \(texte.debugDescription)")
            }
        }
    }

    private func sansZerosAuxBouts(_ chiffres: String) -> String {
        String(chiffres.drop { $0 == "0" }.reversed().drop { $0 == "0" }.reversed())
    }
}
