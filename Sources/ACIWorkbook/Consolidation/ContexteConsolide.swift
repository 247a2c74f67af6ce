internal import ACIModel
internal import SpreadsheetML

/// Le classeur d’ensemble en cours de dessin : ce que toutes ses feuilles partagent.
final class ContexteConsolide {
    let lignes: [LigneConsolidee]
    let repetitions: Repetitions
    let aujourdhui: Jour
    /// Les missions de tous les cadres lus, chacune une fois, dans l’ordre de leurs numéros.
    let missions: [MissionModele]
    static let titreDuTotal = "Total estimé"
    private(set) var classeur = Workbook()
    private var styles = Styles()

    init(_ lignes: [LigneConsolidee], aujourdhui: Jour) {
        self.lignes = lignes
        repetitions = Repetitions(lignes)
        self.aujourdhui = aujourdhui
        var vues: Set<CodeMission> = []
        missions = lignes.flatMap { $0.missions.filter { vues.insert($0.code).inserted } }.sorted {
            $0.numero < $1.numero
        }
    }

    /// Ce qui se compte par CPTS, du fonctionnement au total.
    var rubriques: [RubriqueConsolidee] {
        [RubriqueConsolidee("Fonctionnement") { $0.fonctionnement }]
            + missions.map { mission in RubriqueConsolidee(mission.titre) { $0.missions[mission.code] ?? .zero } }
            + [
                RubriqueConsolidee("Majoration") { $0.majoration },
                RubriqueConsolidee(Self.titreDuTotal) { $0.total.montant },
                RubriqueConsolidee("Au moins") { $0.total.plancher },
                RubriqueConsolidee("Au plus") { $0.total.plafond },
                RubriqueConsolidee("Avance") { $0.versements.avance },
                RubriqueConsolidee("Solde") { $0.versements.solde },
            ]
    }

    var etat: EtatEnsemble { EtatEnsemble(lignes) }

    func style(_ role: Styles.Role) -> StyleID { styles.id(role, dans: &classeur) }

    func ajouter(_ feuille: Worksheet) throws { try classeur.add(feuille) }

    func decrire(_ proprietes: DocumentProperties) { classeur.properties = proprietes }
}

/// Une colonne de montants : son titre, et ce qu’elle prend à un bilan.
struct RubriqueConsolidee {
    let titre: String
    let montant: (LigneConsolidee.Montants) -> Montant

    init(_ titre: String, _ montant: @escaping (LigneConsolidee.Montants) -> Montant) {
        self.titre = titre
        self.montant = montant
    }

    /// La somme exacte.
    func somme(_ montants: some Sequence<LigneConsolidee.Montants>) -> Montant { montants.map(montant).somme() }
}
