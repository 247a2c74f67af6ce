/// Le catalogue des diagnostics : des mots stables, leur gravité, leur cause
/// et leur remède, tels que le guide les liste.
public enum CodeDiagnostic: String, CaseIterable, Sendable {
    // Ce qui est tapé dans une cellule.
    case atteintInconnu = "atteint-inconnu"
    case natureInconnue = "nature-inconnue"
    case planInconnu = "plan-inconnu"
    case ouiNonInconnu = "oui-non-inconnu"
    case reponseHorsListe = "reponse-hors-liste"
    case valeurIllisible = "valeur-illisible"
    case nombreAvecTexte = "nombre-avec-texte"
    case nombreAvecUnite = "nombre-avec-unite"
    case nombreAmbigu = "nombre-ambigu"
    case nombreEnTexte = "nombre-en-texte"
    case nombreNonEntier = "nombre-non-entier"
    case heureInattendue = "heure-inattendue"
    case pourcentageAmbigu = "pourcentage-ambigu"
    case tauxTresFaible = "taux-tres-faible"
    case dateIllisible = "date-illisible"
    case dateAmbigue = "date-ambigue"
    case dateHorsBornes = "date-hors-bornes"
    case dateEnTexte = "date-en-texte"
    case dateSansFormat = "date-sans-format"
    case apostropheEnTete = "apostrophe-en-tete"
    case valeurHorsBornes = "valeur-hors-bornes"
    case celluleEnErreur = "cellule-en-erreur"
    case imageDansCellule = "image-dans-cellule"
    case formuleDansSaisie = "formule-dans-saisie"
    case affichageTrompeur = "affichage-trompeur"
    case affichagePartiel = "affichage-partiel"
    case dateAvecHeure = "date-avec-heure"
    case valeurCachee = "valeur-cachee"
    case celluleEnDouble = "cellule-en-double"
    case celluleHorsPlace = "cellule-hors-place"
    case texteCoupe = "texte-coupe"

    // Le classeur lui-même.
    case ongletAbsent = "onglet-absent"
    case ongletDuplique = "onglet-duplique"
    case ongletEnPlus = "onglet-en-plus"
    case nomPerdu = "nom-perdu"
    case nomEnConflit = "nom-en-conflit"
    case nomDeplace = "nom-deplace"
    case champIntrouvable = "champ-introuvable"
    case modeleInconnu = "modele-inconnu"
    case ligneHorsModele = "ligne-hors-modele"
    case modeleAncien = "modele-ancien"
    case modeleRecent = "modele-recent"
    case exerciceInconnu = "exercice-inconnu"
    case cadreInconnu = "cadre-inconnu"
    case baremeModifie = "bareme-modifie"
    case ecartRapprochement = "ecart-rapprochement"
    case contratIllisible = "contrat-illisible"
    case contratIncorrect = "contrat-incorrect"
    case objectifEnCommentaire = "objectif-en-commentaire"

    // L’année et le contrat.
    case anneeReconduite = "annee-reconduite"
    case anneeDeTransition = "annee-de-transition"
    case renegociationAnnoncee = "renegociation-annoncee"
    case tailleInconnue = "taille-inconnue"
    case populationDouteuse = "population-douteuse"
    case tailleInvalide = "taille-invalide"
    case tailleDifferente = "taille-differente"
    case periodeInversee = "periode-inversee"
    case periodeTropLongue = "periode-trop-longue"
    case periodeHorsExercice = "periode-hors-exercice"
    case periodeParDefaut = "periode-par-defaut"
    case periodeCourte = "periode-courte"
    case periodeHorsContrat = "periode-hors-contrat"
    case contratFinitEnCours = "contrat-finit-en-cours"
    case contratTermine = "contrat-termine"
    case contratFinIncoherente = "contrat-fin-incoherente"
    case renouvellementAConfirmer = "renouvellement-a-confirmer"
    case signatureAbsente = "signature-absente"
    case signatureApresPeriode = "signature-apres-periode"
    case membresInconnus = "membres-inconnus"
    case membresDouteux = "membres-douteux"
    case majorationAConfirmer = "majoration-a-confirmer"
    case tauxPartielParDefaut = "taux-partiel-par-defaut"
    case dejaVerseNegatif = "deja-verse-negatif"
    case tropPercu = "trop-percu"

    // Les missions.
    case missionNonDemarree = "mission-non-demarree"
    case missionEnRetard = "mission-en-retard"
    case missionDemarreeTard = "mission-demarree-tard"
    case missionAvantSignature = "mission-avant-signature"
    case planSansReponse = "plan-sans-reponse"
    case mobilisationSansReponse = "mobilisation-sans-reponse"
    case criseSansAutorite = "crise-sans-autorite"
    case criseSansDate = "crise-sans-date"
    case criseHorsPeriode = "crise-hors-periode"
    case criseContradictoire = "crise-contradictoire"
    case complementSansReponse = "complement-sans-reponse"
    case sansIndicateurDeResultat = "sans-indicateur-de-resultat"

    // Les indicateurs.
    case poidsInvalide = "poids-invalide"
    case poidsMelanges = "poids-melanges"
    case ligneSansLibelle = "ligne-sans-libelle"
    case reponsesManquantes = "reponses-manquantes"
    case preuveAbsente = "preuve-absente"
    case preuveSansDate = "preuve-sans-date"
    case preuvePosterieure = "preuve-posterieure"
    case preuveAnterieure = "preuve-anterieure"
    case sansObjetRepondu = "sans-objet-repondu"
    case seuilNonAtteint = "seuil-non-atteint"
    case seuilAtteint = "seuil-atteint"
    case ouiSansValeur = "oui-sans-valeur"
    case valeurSansReponse = "valeur-sans-reponse"
    case populationDepassee = "population-depassee"
    case tauxSuperieurACent = "taux-superieur-a-cent"
    case tauxInfime = "taux-infime"

    /// Une erreur rend les montants provisoires ; le reste, non. Ce qui attend une réponse n’est qu’une note tant que la
    /// période n’a pas fini (``Diagnostic/gravite``).
    public var gravite: Diagnostic.Gravite { fiche.gravite }
    /// Pourquoi il paraît, en une ligne.
    public var cause: String { fiche.cause }
    /// Ce qu’il y a à faire, en une ligne.
    public var remede: String { fiche.remede }

    /// Les formules du classeur ne regardent plus les cellules qui sont lues : ses montants peuvent être faux.
    public var egareLesFormules: Bool {
        switch self {
        case .nomPerdu, .nomDeplace, .nomEnConflit, .champIntrouvable, .ongletAbsent: true
        default: false
        }
    }

    /// Une saisie que le moteur comprend, et que les formules du classeur ne comptent pas.
    public var echappeAuxFormules: Bool {
        switch self {
        case .reponseHorsListe, .nombreEnTexte, .nombreAvecUnite, .dateEnTexte: true
        default: false
        }
    }
}
