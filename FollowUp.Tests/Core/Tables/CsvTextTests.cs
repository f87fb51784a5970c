using FollowUp.Core.Tables;

namespace FollowUp.Tests.Core.Tables;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+46701234567", "+46701234567")]
    [InlineData("+1+cmd", "'+1+cmd")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    public void No_cell_is_taken_for_a_formula_or_breaks_its_row(string value, string cell)
        => Assert.Equal($"{cell},end\r\n", CsvText.Of([[value, "end"]]));

    [Fact]
    public async Task What_is_written_is_read_again()
    {
        string[] row = ["+46701234567", "two\nlines, \"quoted\"", "=1+1", "ö"];
        using var stream = new MemoryStream();
        await using (var text = CsvText.To(stream))
        {
            await text.WriteAsync(["a", "b", "c", "d"], default);
            await text.WriteAsync(row, default);
        }

        var read = Assert.Single(CsvTable.Read(stream.ToArray(), "file", 10).Rows);

        Assert.Equal(row, ((string[])["a", "b", "c", "d"]).Select(column => read[column]));
    }
}
