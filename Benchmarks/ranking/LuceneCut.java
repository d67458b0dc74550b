import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Cuts ID<TAB>TEXT with SmartCN of Lucene 4.10, the last that Debian packages.
 *
 *  Reads standard input, writes the terms with spaces between them. */
public class LuceneCut {
  public static void main(String[] args) throws Exception {
    Analyzer analyzer = new SmartChineseAnalyzer();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, false, "UTF-8");
    for (String line; (line = in.readLine()) != null; ) {
      int tab = line.indexOf('\t');
      StringBuilder cut = new StringBuilder(line.substring(0, tab + 1));
      try (TokenStream stream = analyzer.tokenStream("text", line.substring(tab + 1))) {
        CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
        stream.reset();
        while (stream.incrementToken()) cut.append(term).append(' ');
        stream.end();
      }
      out.println(cut);
    }
    out.flush();
  }
}
