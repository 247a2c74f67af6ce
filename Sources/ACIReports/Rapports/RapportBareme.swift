public import ACIModel

/// Les montants d’une année et leurs sources.
public struct RapportBareme {
    let bareme: Bareme
    /// Les tailles à montrer, dans l’ordre.
    let tailles: [Int]

    /// - Parameters:
    ///   - bareme: l’année.
    ///   - tailles: celles à montrer, dans l’ordre ; chacune est une taille du cadre.
    public init(bareme: Bareme, tailles: [Int]) {
        self.bareme = bareme
        self.tailles = tailles
    }

    var cadre: Cadre { bareme.cadre }
    var rangs: [RangBareme] { RangBareme.tous(bareme) }

    // MARK: - Texte

    /// Pour une personne, en colonnes.
    public func texte(_ style: TextStyle) -> String {
        var page = TextPage(style: style)
        page.line("\(style.strong("Barème \(bareme.exercice)")) · \(cadre.titre)")
        if let note = bareme.note { page.paragraph(note, mark: "► ", style.warning) }
        for taille in tailles { page.line("Taille \(String(taille))\(Fr.insecable): \(cadre.libelleTaille(taille))") }
        page.title("Montants d’une année entière (en euros)")
        var table = TextTable([.left("")] + tailles.map { .right("Taille \($0)") })
        for rang in rangs {
            table.add([rang.ligne.libelle] + tailles.map { Fr.sansUnite(rang.ligne.montant(taille: $0)) })
        }
        page.table(table)
        page.title("À savoir")
        for regle in regles { page.paragraph(regle, mark: "• ") }
        page.title("Sources")
        page.sources(bareme.sources)
        return page.text
    }

    /// Ce qui décide des montants à côté du tableau, une phrase chacune.
    var regles: [String] {
        let majoration = cadre.majoration.map { majoration in
            "\(majoration.libelle)\(Fr.insecable): \(majoration.points)\(Fr.insecable)% de ce que les missions ont "
                + "acquis, pour une taille \(majoration.taille) d’au moins \(majoration.membresMinimum) membres."
        }
        let avance =
            "Avance\(Fr.insecable): \(cadre.avance.points)\(Fr.insecable)% du fonctionnement et des parts fixes\(Fr.insecable); la "
            + "première année, \(cadre.avance.pointsFonctionnementPremiereAnnee)\(Fr.insecable)% du fonctionnement."
        return [majoration, avance].compactMap { $0 }
            + cadre.conventions.map { "\($0.texte) (\($0.regle), \($0.confiance.libelle))" }
    }

    // MARK: - JSON

    /// Montants en centimes, par taille, avec leurs sources.
    public var document: JSONValue {
        [
            "schema": 1,
            "exercice": .integer(bareme.exercice),
            "cadre": .string(cadre.id),
            "titre": .string(cadre.titre),
            "statut": .string(bareme.statut.rawValue),
            "note": .text(bareme.note),
            "tailles": .array(
                tailles.map { ["taille": .integer($0), "libelle": .string(cadre.libelleTaille($0))] }),
            "lignes": .array(rangs.map(json)),
        ]
    }

    private func json(_ rang: RangBareme) -> JSONValue {
        [
            "montant": .string(rang.chemin),
            "libelle": .string(rang.ligne.libelle),
            "montants": .array(
                tailles.map { ["taille": .integer($0), "montant": .montant(rang.ligne.montant(taille: $0))] }),
            "source": JSONValue(rang.ligne.source),
        ]
    }

    // MARK: - CSV

    /// Un tableau pour un tableur français, une ligne par montant.
    public var csv: [UInt8] {
        let titres = ["Exercice", "Cadre", "Montant", "Libellé"] + tailles.map { "Taille \($0)" }
        let lignes = rangs.map { rang in
            [.whole(bareme.exercice), .text(cadre.id), .text(rang.chemin), .text(rang.ligne.libelle)]
                + tailles.map { CSVWriter.Field.montant(rang.ligne.montant(taille: $0)) }
                + [
                    .text(rang.ligne.source.titre), .text(rang.ligne.source.confiance.libelle),
                    .texte(bareme.note),
                ]
        }
        let entete = (titres + ["Source", "Confiance", "Note"]).map(CSVWriter.Field.text)
        return CSVWriter.byteOrderMark + ([entete] + lignes).flatMap(CSVWriter.row)
    }
}
