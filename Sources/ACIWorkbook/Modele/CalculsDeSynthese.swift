internal import ACIModel
internal import SpreadsheetML

extension FeuilleSynthese {
    /// Ce que chaque formule de l’onglet donne pour un bilan, selon le moteur ; elle ne cite que des noms, et se
    /// reconnaît où que sa cellule se trouve.
    static func calculs(_ bilan: Bilan) throws -> [String: CellValue] {
        // Rien n’y dépend du jour.
        var feuille = try FeuilleSynthese(Chantier(bilan, aujourdhui: bilan.periode.fin))
        _ = try feuille.dessiner()
        return Dictionary(feuille.page.calculs.map { ($0.formule, $0.valeur) }) { _, derniere in derniere }
    }
}
