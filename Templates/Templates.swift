/// Les fichiers JSON des cadres, tels que le programme les embarque.
public enum FichiersCadres {
    /// Le contenu de chaque fichier, du cadre le plus ancien au plus récent.
    public static var tous: [[UInt8]] { [PackageResources.aci_2019_json, PackageResources.avenant_2_json] }
}
