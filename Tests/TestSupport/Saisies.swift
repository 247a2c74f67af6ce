public import ACIModel

/// A bilan as somebody types it, cell by cell, under the names of the workbook's cells.
public struct Saisies: Sendable {
    /// By defined name; what a blank workbook holds already is left out.
    public private(set) var parNom: [String: TypedValue] = [:]

    public init(_ bilan: Bilan) {
        identite(bilan.identite)
        date("periode_debut", bilan.debutPeriode)
        date("periode_fin", bilan.finPeriode)
        parNom["taux_partiel"] = bilan.tauxPartiel.map { .number($0.rapport) }
        parNom["deja_verse"] = bilan.dejaVerse.map { .number(Double($0.centimes) / 100) }
        for mission in bilan.cadre.missions {
            date(mission.champDebut, bilan.debuts[mission.code])
            for indicateur in mission.indicateurs {
                reponse(bilan.reponse(indicateur.code), indicateur.code)
                if indicateur.sens?.signe != nil {
                    // The blank workbook has the model's objectives.
                    parNom[indicateur.champ(.objectif)] =
                        bilan.reponse(indicateur.code).objectif.map(Self.valeur) ?? .empty
                }
            }
            for code in bilan.codesPropres(mission) {
                texte(ChampIndicateur.libelle.nom(code), bilan.reponse(code).libelle)
                parNom[ChampIndicateur.objectif.nom(code)] = bilan.reponse(code).objectif.map(Self.valeur)
                reponse(bilan.reponse(code), code)
            }
        }
        crise(bilan.crise)
        for (nom, oui) in bilan.complements { ouiNon(nom, oui) }
    }

    private mutating func texte(_ nom: String, _ texte: String?) { parNom[nom] = texte.map { .text($0) } }

    private mutating func entier(_ nom: String, _ entier: Int?) { parNom[nom] = entier.map { .number(Double($0)) } }

    private mutating func date(_ nom: String, _ jour: Jour?) { parNom[nom] = jour.map { .date($0.iso) } }

    private mutating func ouiNon(_ nom: String, _ oui: Bool?) { parNom[nom] = oui.map { .text($0 ? "Oui" : "Non") } }

    private mutating func identite(_ identite: Identite) {
        texte("cpts_nom", identite.nom)
        texte("cpts_region", identite.region)
        texte("cpts_departement", identite.departement)
        texte("cpam", identite.cpam)
        texte("ars", identite.ars)
        texte("coordinateur", identite.coordinateur)
        entier("population", identite.population)
        texte("population_source", identite.populationSource)
        entier("taille_contractuelle", identite.tailleContractuelle)
        entier("membres", identite.membres)
        date("signature", identite.signature)
        date("contrat_fin", identite.finContrat)
    }

    private mutating func crise(_ crise: Crise) {
        texte("crise_plan", crise.plan?.libelle)
        ouiNon("crise_declaree", crise.declaree)
        ouiNon("crise_mobilisee", crise.mobilisee)
        texte("crise_autorite", crise.autorite)
        date("crise_date", crise.date)
    }

    private mutating func reponse(_ reponse: Reponse, _ code: String) {
        texte(ChampIndicateur.nature.nom(code), reponse.nature?.libelle)
        parNom[ChampIndicateur.poids.nom(code)] = reponse.poids.map { .number($0.valeur) }
        parNom[ChampIndicateur.partiel.nom(code)] = reponse.partiel.map { .number($0.rapport) }
        parNom[ChampIndicateur.valeur.nom(code)] = reponse.valeur.map(Self.valeur)
        parNom[ChampIndicateur.precedent.nom(code)] = reponse.precedent.map(Self.valeur)
        texte(ChampIndicateur.atteint.nom(code), reponse.atteint?.libelle)
        texte(ChampIndicateur.preuve.nom(code), reponse.preuve)
        date(ChampIndicateur.date.nom(code), reponse.datePreuve)
        texte(ChampIndicateur.commentaire.nom(code), reponse.commentaire)
    }

    private static func valeur(_ valeur: Valeur) -> TypedValue {
        switch valeur {
        case .entier(let entier): .number(Double(entier))
        case .decimal(let nombre), .taux(let nombre): .number(nombre)
        case .date(let jour): .date(jour.iso)
        case .ouiNon(let oui): .text(oui ? "Oui" : "Non")
        case .texte(let texte): .text(texte)
        }
    }
}
