using FollowUp.Core.Kernel;
using FollowUp.Core.Tables;

namespace FollowUp.Tests.Core.Tables;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("a,B\n1,2\n", "2:1|2")]
    [InlineData("a;b\r\n1;2\r\n3;4", "2:1|2 3:3|4")]
    [InlineData("a\tb\n\"x\"\"y\"\t\"two\nlines\"\n3\t4\n", "2:x\"y|two\nlines 4:3|4")]
    [InlineData("a,b\n\n , \n1,\n", "4:1|")]
    [InlineData("a,b\n\"1,5\", 2 \n", "2:1,5|2")]
    [InlineData("\ufeffA;B;\r\n1;2;\r\n;;\r\n", "2:1|2")]
    [InlineData("b,a\n'+46,\"'=1\"\n", "2:=1|+46")]
    [InlineData("a,b\n'tis,it''s\n", "2:'tis|it''s")]
    public void Rows_come_with_their_line(string text, string rows)
    {
        var table = CsvTable.Read(text, "file", 10, "a", "b");

        Assert.Equal(rows, string.Join(' ', table.Rows.Select(row => $"{row.Line}:{row["a"]}|{row["b"]}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("b\n1\n")]
    [InlineData("a,b,a\n1,2,3\n")]
    [InlineData("a,b\n\"open,2\n")]
    [InlineData("a,b\nx\"y,2\n")]
    [InlineData("a\n1\n2\n3\n")]
    public void What_is_no_table_or_too_long_is_refused(string text)
        => Assert.Equal("file", Assert.Single(Assert.Throws<InputException>(() => CsvTable.Read(text, "file", 2, "a")).Errors).Field);

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
        => Assert.Throws<InputException>(() => CsvTable.Read(new byte[] { (byte)'a', (byte)'\n', 0xff, 0xfe }, "file", 2, "a"));

    [Fact]
    public void An_open_quote_names_its_line()
        => Assert.Contains("line 3", Assert.Throws<InputException>(() => CsvTable.Read("a,b\n1,2\n\"open,2\n3,4\n", "file", 10)).Errors[0].Message, StringComparison.Ordinal);

    [Fact]
    public void A_row_may_have_more_cells_than_there_are_columns()
    {
        var table = CsvTable.Read("a,b\n1,2,3\n1\n", "file", 10);

        Assert.Equal([true, false], table.Rows.Select(row => row.TooLong));
        Assert.Null(table.Rows[1]["b"]);
        Assert.Null(table.Rows[1]["c"]);
    }
}
