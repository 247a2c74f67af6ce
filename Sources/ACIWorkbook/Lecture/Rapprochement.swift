internal import ACIModel
internal import SpreadsheetML

/// Les montants de Synthèse, par leur chemin dans le résultat du moteur.
struct Rubrique {
    /// `missions.parcours.fixe`
    let chemin: String
    /// Le nom défini de la cellule.
    let nom: String
    /// La ligne en clair.
    let libelle: String
    let montant: (Financement) -> Montant?

    static func toutes(_ cadre: Cadre) -> [Rubrique] {
        let missions = cadre.missions.flatMap { mission -> [Rubrique] in
            func rubrique(
                _ fin: String, _ nom: String, _ libelle: String, _ montant: @escaping (FinancementMission) -> Montant
            ) -> Rubrique {
                Rubrique(
                    chemin: "missions.\(mission.code.rawValue).\(fin)", nom: "\(nom)_\(mission.nom)",
                    libelle: "\(mission.titre), \(libelle)"
                ) { $0.mission(mission.code).map(montant) }
            }
            return [
                rubrique("fixe", "fixe", "part fixe") { $0.fixe.montant },
                rubrique("variable", "variable", "part variable") { $0.variable.montant },
                rubrique("variable.plancher", "variable_plancher", "part variable, plancher") { $0.variable.plancher },
                rubrique("variable.plafond", "variable_plafond", "part variable, plafond") { $0.variable.plafond },
            ]
        }
        let debut = [Rubrique(chemin: "fonctionnement", nom: "fonctionnement", libelle: "Fonctionnement") { $0.fonctionnement }]
        let fin = [
            Rubrique(chemin: "majoration", nom: "majoration", libelle: "Majoration") { $0.majoration.montant },
            Rubrique(chemin: "total", nom: "total_estime", libelle: "Total estimé") { $0.total.montant },
            Rubrique(chemin: "plancher", nom: "total_plancher", libelle: "Plancher") { $0.total.plancher },
            Rubrique(chemin: "plafond", nom: "total_plafond", libelle: "Plafond") { $0.total.plafond },
            Rubrique(chemin: "versements.avance", nom: "avance", libelle: "Avance") { $0.versements.avance },
            Rubrique(chemin: "versements.solde", nom: "solde", libelle: "Solde") { $0.versements.solde },
        ]
        return debut + missions + fin
    }
}

/// Ce que le classeur annonce, face à ce que le moteur trouve ; et le barème, face à celui qui est publié.
struct Rapprochement {
    private(set) var lignes: [LigneRapprochement] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(_ feuilles: Feuilles, _ bilan: Bilan, _ financement: Financement?) {
        for rubrique in Rubrique.toutes(bilan.cadre) {
            guard let place = feuilles.cellule(nommee: rubrique.nom) else { continue }
            comparer(rubrique, place, financement.flatMap(rubrique.montant))
        }
        comparerBareme(feuilles, bilan.cadre)
    }

    private mutating func comparer(_ rubrique: Rubrique, _ place: Place, _ calcule: Montant?) {
        let classeur = place.contenu.flatMap { Self.montant($0.value) }
        lignes.append(
            LigneRapprochement(rubrique: rubrique.chemin, lieu: place.lieu, classeur: classeur, calcule: calcule))
        // Une cellule vide n’annonce rien : le fichier n’a pas été recalculé, ou rien ne se calculait.
        guard let calcule, classeur != calcule, !place.texte.isEmpty else { return }
        var diagnostic = Diagnostic.ecartRapprochement(
            champ: rubrique.nom, rubrique: rubrique.libelle,
            classeur: classeur.map(Fr.euros) ?? place.texte, calcule: calcule)
        diagnostic.lieu = place.lieu
        diagnostics.append(diagnostic)
    }

    private mutating func comparerBareme(_ feuilles: Feuilles, _ cadre: Cadre) {
        for (nom, ligne) in RangeeBareme.lignes(cadre) {
            for (rang, place) in feuilles.rangee(nommee: nom).enumerated() where rang < ligne.montants.count {
                let publie = ligne.montants[rang]
                guard let cellule = place.contenu, Self.montant(cellule.value) != publie else { continue }
                let taille = cadre.tailles.indices.contains(rang) ? cadre.tailles[rang].numero : rang + 1
                var diagnostic = Diagnostic.baremeModifie(
                    ligne: "\(ligne.libelle), taille \(taille)", trouve: place.texte, publie: publie)
                diagnostic.lieu = place.lieu
                diagnostics.append(diagnostic)
            }
        }
    }

    /// Des euros d’une cellule, au centime.
    private static func montant(_ valeur: CellValue) -> Montant? {
        guard let euros = valeur.storedNumber, euros.magnitude < 1e12 else { return nil }
        return Montant(centimes: Int((euros * 100).rounded(.toNearestOrAwayFromZero)))
    }
}
