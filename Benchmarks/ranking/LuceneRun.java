import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Ranks a retrieval set with Lucene and one of its analyzers; writes TREC runs.
 *
 *  DOCS QUERIES DEPTH { ANALYZER K1 B RUN }... : documents and queries are ID<TAB>TEXT. */
public class LuceneRun {
  static Analyzer stemmed(String stemmer) {
    return new Analyzer() {
      @Override protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer source = new StandardTokenizer();
        TokenStream lower = new LowerCaseFilter(source);
        return new TokenStreamComponents(source,
            stemmer.equals("kstem") ? new KStemFilter(lower) : new SnowballFilter(lower, stemmer));
      }
    };
  }

  static Analyzer analyzer(String name) {
    switch (name) {
      case "whitespace": return new WhitespaceAnalyzer();
      case "standard": return new StandardAnalyzer();
      case "cjk": return new CJKAnalyzer();
      case "english": return new EnglishAnalyzer();
      case "german": return new GermanAnalyzer();
      case "arabic": return new ArabicAnalyzer();
      case "hindi": return new HindiAnalyzer();
      case "japanese": return new JapaneseAnalyzer();
      case "thai": return new ThaiAnalyzer();
      default: return stemmed(name);
    }
  }

  static List<String> terms(Analyzer analyzer, String text) throws Exception {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) terms.add(term.toString());
      stream.end();
    }
    return terms;
  }

  static List<String[]> rows(String path) throws Exception {
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(path), StandardCharsets.UTF_8)) {
      rows.add(line.split("\t", 2));
    }
    return rows;
  }

  public static void main(String[] args) throws Exception {
    IndexSearcher.setMaxClauseCount(1 << 20);
    List<String[]> documents = rows(args[0]);
    List<String[]> queries = rows(args[1]);
    int depth = Integer.parseInt(args[2]);
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    String built = null;
    DirectoryReader reader = null;
    for (int at = 3; at + 3 < args.length; at += 4) {
      Analyzer analyzer = analyzer(args[at]);
      if (!args[at].equals(built)) {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
          for (String[] row : documents) {
            Document document = new Document();
            document.add(new StoredField("id", row[0]));
            document.add(new Field("text", row.length > 1 ? row[1] : "", type));
            writer.addDocument(document);
          }
          writer.forceMerge(1);
        }
        reader = DirectoryReader.open(directory);
        built = args[at];
      }
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(
          new BM25Similarity(Float.parseFloat(args[at + 1]), Float.parseFloat(args[at + 2])));
      try (PrintWriter out = new PrintWriter(args[at + 3], StandardCharsets.UTF_8)) {
        for (String[] row : queries) {
          BooleanQuery.Builder query = new BooleanQuery.Builder();
          for (String term : terms(analyzer, row.length > 1 ? row[1] : "")) {
            query.add(new TermQuery(new Term("text", term)), BooleanClause.Occur.SHOULD);
          }
          int rank = 0;
          for (ScoreDoc hit : searcher.search(query.build(), depth).scoreDocs) {
            String id = searcher.storedFields().document(hit.doc).get("id");
            rank += 1;
            out.println(row[0] + " Q0 " + id + " " + rank + " " + hit.score + " lucene");
          }
        }
      }
    }
  }
}
