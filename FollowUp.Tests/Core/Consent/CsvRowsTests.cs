using FollowUp.Core.Consent.Import;
using FollowUp.Core.Kernel;

namespace FollowUp.Tests.Core.Consent;

public sealed class CsvRowsTests
{
    [Theory]
    [InlineData("a,B\n1,2\n", "2:1|2")]
    [InlineData("a;b\r\n1;2\r\n3;4", "2:1|2 3:3|4")]
    [InlineData("a\tb\n\"x\"\"y\"\t\"two\nlines\"\n3\t4\n", "2:x\"y|two\nlines 4:3|4")]
    [InlineData("a,b\n\n , \n1,\n", "4:1|")]
    [InlineData("a,b\n\"1,5\", 2 \n", "2:1,5|2")]
    [InlineData("a\n1\n", "2:1")]
    public void Rows_come_with_their_line(string text, string rows)
    {
        var csv = new CsvRows(text);
        var read = new List<string>();
        while (csv.Next() is { } row)
        {
            read.Add($"{row.Line}:{string.Join('|', row.Cells)}");
        }

        Assert.Equal("a", csv.Head[0]);
        Assert.Equal(rows, string.Join(' ', read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("a,b\n\"open,2\n")]
    public void What_is_no_table_is_refused(string text)
        => Assert.Throws<InputException>(() =>
        {
            var csv = new CsvRows(text);
            while (csv.Next() is not null)
            {
                // To the end.
            }
        });
}
