internal import ACIModel

/// Les CPTS qui figurent plusieurs fois parmi des classeurs lus, souvent un original et sa copie rapprochée.
public struct Repetitions: Sendable {
    /// Une CPTS que les sommes comptent plusieurs fois pour une même année.
    public struct Groupe: Sendable {
        let nom: String
        let exercice: Int
        fileprivate(set) var fichiers: [String]

        private static let fichiersAuPlus = 6

        /// Ce qu’il y a à en dire, et à faire.
        public var francais: String {
            var noms = fichiers.map(Fr.guillemets)
            if noms.count > Self.fichiersAuPlus {
                let autres = noms.count - Self.fichiersAuPlus + 1
                noms = noms.prefix(Self.fichiersAuPlus - 1) + ["\(Fr.entier(autres))\(Fr.insecable)autres"]
            }
            return "\(Fr.guillemets(nom)) figure \(Repetitions.fois(fichiers.count)) pour \(exercice)\(Fr.insecable): "
                + "\(Fr.liste(noms)). Toute somme la compte autant de fois\(Fr.insecable): "
                + "ne gardez qu’un de ces classeurs."
        }
    }

    private struct Cle: Hashable {
        let cpts: String
        let exercice: Int
    }

    private struct Etiquette: Hashable {
        let cle: Cle
        let fichier: Substring
    }

    /// Dans l’ordre où chacune se lit d’abord.
    public let groupes: [Groupe]
    private let comptes: [Cle: Int]
    private let noms: [Cle: Int]
    private let etiquettes: [Etiquette: Int]

    /// Les répétitions d’un ensemble de lignes.
    public init(_ lignes: [LigneConsolidee]) {
        var groupes: [Groupe] = []
        var rangs: [Cle: Int] = [:]
        var noms: [Cle: Int] = [:]
        var etiquettes: [Etiquette: Int] = [:]
        // Un classeur seul ne répète rien.
        for ligne in lignes where lignes.count > 1 {
            guard let cle = Self.cle(ligne), ligne.etat.aUnRapport else { continue }
            noms[cle, default: 0] += 1
            etiquettes[Etiquette(cle: cle, fichier: Self.sansDossier(ligne)), default: 0] += 1
            guard ligne.montants != nil else { continue }
            if let rang = rangs[cle] {
                groupes[rang].fichiers.append(ligne.fichier)
            } else {
                rangs[cle] = groupes.count
                groupes.append(Groupe(nom: ligne.nom, exercice: cle.exercice, fichiers: [ligne.fichier]))
            }
        }
        comptes = rangs.mapValues { groupes[$0].fichiers.count }.filter { $0.value > 1 }
        self.groupes = groupes.filter { $0.fichiers.count > 1 }
        self.noms = noms
        self.etiquettes = etiquettes
    }

    /// Le nom de la CPTS, suivi de celui du fichier si plusieurs classeurs de l’année la nomment ; le dossier n’est dit
    /// que s’il les distingue.
    public func nom(_ ligne: LigneConsolidee) -> String {
        guard let cle = Self.cle(ligne), noms[cle, default: 0] > 1 else { return ligne.nom }
        let fichier = Self.sansDossier(ligne)
        let suffit = etiquettes[Etiquette(cle: cle, fichier: fichier)] == 1
        return "\(ligne.nom) (\(suffit ? String(fichier) : ligne.fichier))"
    }

    private static func sansDossier(_ ligne: LigneConsolidee) -> Substring {
        ligne.fichier.split(separator: "/").last ?? ligne.fichier[...]
    }

    /// `complet, compté 2 fois`
    public func etat(_ ligne: LigneConsolidee) -> String {
        guard ligne.montants != nil, let compte = Self.cle(ligne).flatMap({ comptes[$0] }) else {
            return ligne.etat.francais
        }
        return "\(ligne.etat.francais), compté \(Self.fois(compte))"
    }

    private static func fois(_ nombre: Int) -> String { Fr.compte(nombre, "fois", "fois") }

    /// `nil` pour un classeur qui ne nomme pas sa CPTS.
    private static func cle(_ ligne: LigneConsolidee) -> Cle? {
        guard let cpts = ligne.nomReplie, let exercice = ligne.exercice else { return nil }
        return Cle(cpts: cpts, exercice: exercice)
    }
}
