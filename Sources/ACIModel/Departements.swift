/// Les 101 départements français (code officiel géographique de l’INSEE, 2025).
enum Departements {
    static let cles = Set(noms.split { $0 == "," || $0 == "\n" }.map { cle(String($0)) }.filter { !$0.isEmpty })

    /// Le nom replié, ses tirets en espaces : « cote d'or ».
    static func cle(_ nom: String) -> String { Fr.cleDeComparaison(nom.split(separator: "-").joined(separator: " ")) }

    private static let noms = """
        Ain, Aisne, Allier, Alpes-de-Haute-Provence, Hautes-Alpes, Alpes-Maritimes, Ardèche, Ardennes, Ariège, Aube,
        Aude, Aveyron, Bouches-du-Rhône, Calvados, Cantal, Charente, Charente-Maritime, Cher, Corrèze, Corse-du-Sud,
        Haute-Corse, Côte-d’Or, Côtes-d’Armor, Creuse, Dordogne, Doubs, Drôme, Eure, Eure-et-Loir, Finistère, Gard,
        Haute-Garonne, Gers, Gironde, Hérault, Ille-et-Vilaine, Indre, Indre-et-Loire, Isère, Jura, Landes,
        Loir-et-Cher, Loire, Haute-Loire, Loire-Atlantique, Loiret, Lot, Lot-et-Garonne, Lozère, Maine-et-Loire,
        Manche, Marne, Haute-Marne, Mayenne, Meurthe-et-Moselle, Meuse, Morbihan, Moselle, Nièvre, Nord, Oise, Orne,
        Pas-de-Calais, Puy-de-Dôme, Pyrénées-Atlantiques, Hautes-Pyrénées, Pyrénées-Orientales, Bas-Rhin, Haut-Rhin,
        Rhône, Haute-Saône, Saône-et-Loire, Sarthe, Savoie, Haute-Savoie, Paris, Seine-Maritime, Seine-et-Marne,
        Yvelines, Deux-Sèvres, Somme, Tarn, Tarn-et-Garonne, Var, Vaucluse, Vendée, Vienne, Haute-Vienne, Vosges,
        Yonne, Territoire de Belfort, Essonne, Hauts-de-Seine, Seine-Saint-Denis, Val-de-Marne, Val-d’Oise,
        Guadeloupe, Martinique, Guyane, La Réunion, Mayotte
        """
}

extension Identite {
    /// La version 1 n’avait qu’une case, « Département ou région » : un département y va à sa place.
    package mutating func separerLeDepartement() {
        guard let territoire = region, Departements.cles.contains(Departements.cle(territoire)) else { return }
        (region, departement) = (nil, territoire)
    }
}
