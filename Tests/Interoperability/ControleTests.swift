import ACIModel
import ACIWorkbook
import Foundation
import Randomness
import TestSupport
import Testing

/// « Contrôle » and the import see the same: rows filled at random, oddly too, in LibreOffice; what the column then says
/// is held against the diagnostics of the same file, rule by rule, and so are the counts.
@Suite("Contrôle et import")
struct ControleTests {
    @Test("Chaque ligne dit dans Contrôle ce que l’import en dit")
    func lignes() async throws {
        let folder = try TemporaryDirectory()
        var fichiers: [String: URL] = [:]
        let jobs = try BilanAleatoire.baremes().enumerated().map { rang, bareme in
            let vierge = try ClasseurVierge(exercice: bareme.exercice, cadre: bareme.cadre.id)
            return try LibreOfficeSession.Job(vierge.testDescription, typing: vierge, in: folder) { serie in
                for tour in 0..<2 {
                    let graine = UInt64(500 + 2 * rang + tour)
                    let nom = "graine \(graine), \(vierge.testDescription)"
                    let fichier = folder.file("rempli-\(graine).xlsx")
                    fichiers[nom] = fichier
                    try serie.type(Self.saisies(graine, bareme))
                    serie.steps += [
                        .recalculate, .readSheets(label: nom, formulasOnly: true), .store(fichier),
                    ]
                }
            }
        }
        let resultats = try await LibreOfficeSession(jobs).run()
        for resultat in resultats.results { #expect(resultat.error == nil, "\(resultat.id)") }
        var vues: Set<CodeDiagnostic> = []
        for lecture in resultats.results.flatMap(\.readings) {
            let fichier = try #require(fichiers[lecture.label])
            fichiers[lecture.label] = nil
            let lu = try LecteurClasseur(.embarques).lire(Array(Data(contentsOf: fichier)))
            vues.formUnion(comparer(try Recalcule(lecture, lu.bilan), lu))
        }
        #expect(fichiers.isEmpty)
        #expect(Set(RegleIndicateur.toutes.map(\.code)).subtracting(vues) == [], "rules that no row broke")
    }

    // MARK: Typing

    /// What a random bilan has, with odd contents in some cells of the tables.
    private static func saisies(_ graine: UInt64, _ bareme: Bareme) -> [String: TypedValue] {
        let aleatoire = BilanAleatoire(graine: graine, bareme: bareme)
        var hasard = SeededRandom(graine &+ 1_000_000)
        var saisies = aleatoire.saisies
        for nom in saisies.keys.sorted() where nom.hasPrefix("i_") && hasard.oneIn(nom == "i_1A3_valeur" ? 2 : 5) {
            guard let odd = insolite(nom, saisies[nom], &hasard) else { continue }
            saisies[nom] = odd
        }
        return saisies
    }

    private static func insolite(
        _ nom: String, _ valeur: TypedValue?, _ hasard: inout SeededRandom
    ) -> TypedValue? {
        let colonne = nom.split(separator: "_").last.flatMap { ChampIndicateur(rawValue: String($0)) }
        switch colonne {
        case .valeur where nom == "i_1A3_valeur": return .number(hasard.pick([0.004, 0.015, 1.2, 64]))
        case .atteint, .nature, .preuve, .libelle:
            guard case .text(let texte)? = valeur else { return nil }
            let inconnu = colonne == .atteint || colonne == .nature ? "à voir" : "\u{A0}"
            return .text(hasard.pick([" \(texte)", "\(texte)\u{A0}", "\u{202F}\(texte) ", " ", inconnu]))
        case .valeur:
            return hasard.pick([.text("\u{A0}"), .text("environ dix"), .number(-4), .number(0.015), .number(1.2)])
        case .poids: return hasard.pick([.text("deux"), .number(0), .number(-1), .text(" ")])
        case .partiel: return hasard.pick([.text("beaucoup"), .number(1.5), .number(-0.1)])
        case .date: return hasard.pick([.text("fin d’année"), .text(" ")])
        case .objectif: return hasard.pick([.text("beaucoup"), .number(-2), .text(" ")])
        default: return nil
        }
    }

    // MARK: Comparing

    private func comparer(_ lecture: Recalcule, _ lu: BilanLu) -> Set<CodeDiagnostic> {
        var vues: Set<CodeDiagnostic> = []
        let bilan = lu.bilan
        var points = Self.horsDesLignes.count { codes in lu.diagnostics.contains { codes.contains($0.code) } }
        points += lu.diagnostics.count { diagnostic in
            Self.parMission.contains(diagnostic.code)
                || diagnostic.champ == ChampBilan.tauxPartiel.rawValue && diagnostic.code == .tauxTresFaible
        }
        points += bilan.cadre.missions.count(where: bilan.nePaieRien)
        for mission in bilan.cadre.missions {
            for code in mission.indicateurs.map(\.code) + bilan.codesPropres(mission) {
                let dit = lecture.controle(code)
                let ligne = Ligne(code, dit, lu)
                if let defaut = ligne.defaut { Issue.record("\(lecture.label), \(code): \(defaut)") }
                if let regle = ligne.regle { vues.insert(regle) }
            }
            let attendu = lignesARevoir(mission, lecture, lu)
            points += attendu
            let compte = lecture["a_revoir_\(mission.champDebut.dropFirst(6))"]?.number
            #expect(compte == Double(attendu), "\(lecture.label): \(mission.code)")
        }
        #expect(lecture["points_a_revoir"]?.number == Double(points), "\(lecture.label)")
        return vues
    }

    /// What the count has beside the rows and the missions: one point each.
    private static let horsDesLignes: [Set<CodeDiagnostic>] = [
        [.tailleInconnue], [.signatureAbsente, .signatureApresPeriode],
        [.periodeInversee, .periodeTropLongue, .periodeHorsExercice, .periodeCourte], [.contratTermine],
        [.populationDouteuse],
    ]
    /// What counts as often as it is told.
    private static let parMission: Set<CodeDiagnostic> = [
        .missionNonDemarree, .missionEnRetard, .poidsMelanges, .mobilisationSansReponse, .criseSansAutorite,
        .criseSansDate, .criseHorsPeriode, .criseContradictoire,
    ]

    private func lignesARevoir(_ mission: MissionModele, _ lecture: Recalcule, _ lu: BilanLu) -> Int {
        let finie = lecture["periode_finie"]?.number == 1
        let codes = mission.indicateurs.map(\.code) + lu.bilan.codesPropres(mission)
        return codes.count { code in
            let ligne = Ligne(code, lecture.controle(code), lu)
            return ligne.estARevoir && (finie || !ligne.attend)
        }
    }
}

extension Bilan {
    /// The mission is open and pays by indicators, none of which does.
    fileprivate func nePaieRien(_ mission: MissionModele) -> Bool {
        guard case .indicateurs = mission.variable else { return false }
        return estOuverte(mission) && !lignes(mission).contains(where: \.estPayee)
    }
}

/// What LibreOffice computed, by defined name.
private struct Recalcule {
    let label: String
    private let vierge: WrittenWorkbook
    private let cellules: [String: LibreOfficeSession.CellValue]

    init(_ lecture: LibreOfficeSession.Reading, _ bilan: Bilan) throws {
        label = lecture.label
        vierge = try ClasseurVierge(exercice: bilan.exercice, cadre: bilan.cadre.id).classeur()
        cellules = Dictionary(
            lecture.sheets.flatMap(\.cells).map { ("\($0.sheet)!\($0.address)", $0) }, uniquingKeysWith: { $1 })
    }

    subscript(nom: String) -> LibreOfficeSession.CellValue? {
        vierge.cell(named: nom).flatMap { cellules["\($0.sheet)!\($0.address)"] }
    }

    func controle(_ code: String) -> String { self[ChampIndicateur.controle.nom(code)]?.text ?? "" }
}

/// A row as « Contrôle » and the import see it.
private struct Ligne {
    private let code: String
    private let dit: String
    private let diagnostics: [Diagnostic]
    private let bilan: Bilan

    init(_ code: String, _ dit: String, _ lu: BilanLu) {
        self.code = code
        self.dit = dit
        diagnostics = lu.diagnostics.filter { $0.indicateur == code }
        bilan = lu.bilan
    }

    private static let complet = "✓"
    private static let aCompleter = "À compléter"
    private var sansReponse: String { RegleIndicateur.sansReponse.motFixe ?? "" }

    var estARevoir: Bool { dit != "" && dit != Self.complet }
    /// Only an answer is missing.
    var attend: Bool { dit == Self.aCompleter || dit == sansReponse }
    /// The rule that « Contrôle » names.
    var regle: CodeDiagnostic? { regles.first?.code }

    /// The broken rules of the row, in the order in which « Contrôle » tells them.
    private var regles: [RegleIndicateur] {
        guard let ligne = bilan.ligne(code) else { return [] }
        return RegleIndicateur.toutes.filter { $0.estEnfreinte(ligne) }
    }

    /// What stands in a cell that the formulas don't count, by the words for it.
    private static let illisibles: [(debut: String, champ: ChampIndicateur)] = [
        ("Nature inconnue", .nature), ("Poids à ressaisir", .poids), ("Valeur à ressaisir", .valeur),
        ("Objectif à ressaisir", .objectif), ("« Partiel vaut » à ressaisir", .partiel),
        ("Réponse inconnue", .atteint), ("Date de la preuve à ressaisir", .date),
    ]

    /// Where the two differ.
    var defaut: String? {
        let dit = Self.espaces(dit)
        if let illisible = Self.illisibles.first(where: { dit.hasPrefix($0.debut) }) {
            let aussi = diagnostics.contains { $0.champ == illisible.champ.nom(code) }
            return aussi ? nil : "« \(dit) », and the import says nothing of the cell; \(codes)"
        }
        if dit.hasPrefix("Sans intitulé") {
            return diagnostics.contains { $0.code == .ligneSansLibelle } ? nil : "« \(dit) », the import: \(codes)"
        }
        let erreurs = diagnostics.filter { $0.gravite == .erreur }
        // The import asks whether 64 means 64 %; a formula sees a number above 1.
        if regleNommee(dit) == .tauxSuperieurACent, erreurs.contains(where: { $0.champ == champValeur }) { return nil }
        if !erreurs.isEmpty, regle != .poidsInvalide {
            return "« \(dit) », and the import has errors: \(erreurs.map(\.message))"
        }
        if dit == Self.aCompleter || dit == "" {
            return regles.isEmpty ? nil : "« \(dit) », the import: \(codes)"
        }
        guard let ligne = bilan.ligne(code), let premiere = regles.first else {
            return dit == Self.complet ? nil : "« \(dit) », and the import has nothing to say; \(codes)"
        }
        guard diagnostics.contains(where: { $0.code == premiere.code }) else {
            return "the rule \(premiere.code) is broken, the import says \(codes)"
        }
        let mot = Self.espaces(premiere.mot(ligne))
        return dit == mot ? nil : "« \(dit) », the rule says « \(mot) »"
    }

    private var champValeur: String { ChampIndicateur.valeur.nom(code) }

    private func regleNommee(_ dit: String) -> CodeDiagnostic? {
        RegleIndicateur.toutes.first { $0.motFixe.map(Self.espaces) == dit }?.code
    }

    private var codes: [CodeDiagnostic] { diagnostics.map(\.code) }

    private static func espaces(_ texte: String) -> String { texte.replacing("\u{A0}", with: " ") }
}
