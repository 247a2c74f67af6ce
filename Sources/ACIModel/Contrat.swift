/// Ce que le contrat signé fixe, lu d’un fichier `contrat.json`
/// (`Templates/contrat.schema.json`).
public struct Contrat: Hashable, Sendable {
    /// Ce que le contrat dit d’un indicateur.
    public struct Clause: Hashable, Sendable {
        /// Le poids relatif, positif.
        public var poids: Poids?
        /// La nature inscrite au contrat.
        public var nature: Nature?
        /// Le seuil en clair, tel que le classeur l’affichera.
        public var seuil: String?
    }

    /// Ce que le contrat dit de la CPTS.
    public var identite: Identite
    /// Ce que vaut « Partiel ».
    public var tauxPartiel: Taux?
    /// Les dates de démarrage, par mission.
    public var debuts: [CodeMission: Jour]
    /// Par code d’indicateur.
    public var clauses: [String: Clause]

    /// Lit un contrat pour ce cadre.
    ///
    /// - Returns: le contrat, `nil` si le fichier n’est pas du JSON ; chaque clé
    ///   inconnue, code inconnu ou valeur impossible est un diagnostic, et le
    ///   reste est lu.
    public static func lire(json octets: [UInt8], cadre: Cadre) -> (contrat: Contrat?, diagnostics: [Diagnostic]) {
        do {
            var lecture = LectureContrat(cadre: cadre)
            lecture.lire(LecteurJSON(try AnalyseurJSON.analyser(octets)))
            return (lecture.contrat, lecture.erreurs.map(Diagnostic.contratIncorrect))
        } catch {
            return (nil, [.contratIllisible(error)])
        }
    }

    /// Le bilan où ce que le contrat fixe remplace ce qui y était.
    public func applique(a bilan: Bilan) -> Bilan {
        var bilan = bilan
        bilan.identite = identite.complete(par: bilan.identite)
        bilan.tauxPartiel = tauxPartiel ?? bilan.tauxPartiel
        bilan.debuts.merge(debuts) { _, duContrat in duContrat }
        for (code, clause) in clauses {
            var reponse = bilan.reponse(code)
            reponse.poids = clause.poids ?? reponse.poids
            reponse.nature = clause.nature ?? reponse.nature
            reponse.seuilTexte = clause.seuil ?? reponse.seuilTexte
            bilan.reponses[code] = reponse
        }
        return bilan
    }
}
