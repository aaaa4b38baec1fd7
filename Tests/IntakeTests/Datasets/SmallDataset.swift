import Decision
import Intake

/// Three regions in two countries, two years, four industries; the files of a folder as texts.
struct SmallDataset {
  var files: [String: String] = [
    "dataset.yaml": """
    name: small
    title: "A small dataset"
    years: [2013, 2014]
    classification: NACE Rev. 2
    limits:
      - Three regions are not Europe.
    notes: Made by hand.

    """,
    "regions.csv": """
    region,name,country,lat,lon,area_km2
    PT11,Norte,PT,41.4,-8.3,21286
    PT17,Lisboa,PT,38.7,-9.1,3015
    ES11,Galicia,ES,42.8,,

    """,
    "indicator_catalogue.csv": """
    indicator,title,unit,family,direction,description
    wage,Wage,EUR,costs,cost,Pay of a person employed
    tax,Corporate tax,%,tax,cost,
    gdp,,million EUR,location,benefit,Unused

    """,
    "indicators.csv": """
    region,indicator,year,value,unit,source,grade
    PT11,wage,2013,10.5,EUR,LFS,official
    PT11,wage,2014,NA,EUR,LFS,official
    PT17,wage,2013,11,EUR,LFS,official
    PT17,wage,2014,12,EUR,SES,estimated
    PT,tax,2014,31.5,%,LAW_PT,official
    ES,tax,2014,30,%,LAW_ES,official
    ES11,tax,2014,25,%,LAW_GA,seed

    """,
    "industries.csv": """
    industry,title,parent
    T,All industries,
    C,Manufacturing,T
    C13,Textiles,C
    C29,Motor vehicles,C

    """,
    "employment.csv": """
    region,industry,year,employment,source,grade
    PT11,T,2014,1000,SBS,official
    PT11,C,2014,400,SBS,official
    PT11,C13,2014,,SBS,official
    PT11,C29,2014,90,SBS,estimated
    PT17,T,2014,2000,LFS,official
    PT17,C,2014,,LFS,official
    PT,T,2014,3200.5,SBS,official
    PT,C,2014,3195,SBS,official
    PT,C13,2014,2000,SBS,official
    PT,C29,2014,1195,SBS,official
    PT11,T,2013,9,SBS,official

    """,
    "industry_words.csv": "industry,word\nC29,cars\nC13,cloth\nC29,wiring harness\n",
    "sources.csv": """
    source,title,publisher,licence,year
    LFS,Labour force survey,Eurostat,CC BY 4.0,2014
    SES,Structure of earnings,Eurostat,CC BY 4.0,2014
    SBS,Structural business statistics,Eurostat,CC BY 4.0,2014
    LAW_PT,Tax law,State,fact of law,2014
    LAW_ES,Tax law,State,fact of law,2014
    LAW_GA,Tax law,State,fact of law,2014

    """,
    "supply.csv": "supplier,user,coefficient\nC13,C29,0.05\nC29,C29,0\n",
  ]

  /// The same folder with other texts for some of its files; nil takes a file away.
  func with(_ changes: [String: String?]) -> SmallDataset {
    var changed = self
    for (name, text) in changes { changed.files[name] = text }
    return changed
  }

  func load() throws -> LoadedDataset {
    let folder = try TemporaryFolder(files)
    return try dataset(at: folder.path)
  }

  /// What `dataset(at:)` refuses, with `D` for the folder.
  func refused() throws -> [String] {
    let folder = try TemporaryFolder(files)
    return folder.shortened(refusals { () throws(IntakeError) in try dataset(at: folder.path) })
  }

  /// What `checkedDataset(at:)` finds, with `D` for the folder, apart from files that its manifest leaves out.
  func found() throws -> [String] { try foundInAll().filter { !$0.contains(" does not list ") } }

  func foundInAll() throws -> [String] {
    let folder = try TemporaryFolder(files)
    return folder.shortened(lines(try checkedDataset(at: folder.path).problems))
  }
}
