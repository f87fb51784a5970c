using System.IO.Compression;
using System.Text;
using FollowUp.Core.Kernel;
using FollowUp.Core.Media;

namespace FollowUp.Tests.Core.Media;

public sealed class MediaFormatTests
{
    [Theory]
    [InlineData("FFD8FFE000104A464946", "image/jpeg")]
    [InlineData("89504E470D0A1A0A0000", "image/png")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("524946460000000057454250", "image/webp")]
    [InlineData("255044462D312E37", "application/pdf")]
    [InlineData("0000001C667479706D703432", "video/mp4")]
    [InlineData("0000002066747970336770", "video/3gpp")]
    [InlineData("00000020667479704D3441", "audio/mp4")]
    [InlineData("494433040000", "audio/mpeg")]
    [InlineData("FFFB9064", "audio/mpeg")]
    [InlineData("FFF15080", "audio/aac")]
    [InlineData("4F676753", "audio/ogg")]
    [InlineData("2321414D520A", "audio/amr")]
    [InlineData("424547494E3A5643414C454E444152", "text/calendar")]
    [InlineData("424547494E3A5643415244", "text/vcard")]
    [InlineData("EFBBBF5AC3AB", "text/plain")]
    public void Files_are_known_by_their_bytes(string hex, string type) => Assert.Equal(type, MediaFormat.Of(Convert.FromHexString(hex))?.ContentType);

    [Theory]
    [InlineData("4D5A90000300")]
    [InlineData("7F454C4602")]
    [InlineData("CAFEBABE00")]
    [InlineData("23212F62696E2F7368")]
    [InlineData("504B0304")]
    [InlineData("D0CF11E0A1B11AE1")]
    [InlineData("00")]
    [InlineData("5AEB20")]
    [InlineData("")]
    public void Programs_scripts_archives_and_what_nobody_knows_are_refused(string hex) => Assert.Null(MediaFormat.Of(Convert.FromHexString(hex)));

    [Fact]
    public void Office_documents_are_told_from_archives_and_from_documents_with_macros()
    {
        Assert.Equal(MediaKinds.Word, MediaFormat.Of(Archive("[Content_Types].xml", "word/document.xml")));
        Assert.Equal(MediaKinds.Excel, MediaFormat.Of(Archive("[Content_Types].xml", "xl/workbook.xml")));
        Assert.Equal(MediaKinds.PowerPoint, MediaFormat.Of(Archive("[Content_Types].xml", "ppt/presentation.xml")));
        Assert.Null(MediaFormat.Of(Archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")));
        Assert.Null(MediaFormat.Of(Archive("setup.exe")));
    }

    [Theory]
    [InlineData("run.exe", "hello", "must end in .txt")]
    [InlineData("page.html", "<script>1</script>", "must end in .txt")]
    [InlineData("picture.gif", "\u0089", "cannot be sent")]
    [InlineData("", "hello", "must have a name")]
    [InlineData("a\u0000.txt", "hello", "must have a name")]
    public void What_is_refused_is_named(string name, string words, string reason)
    {
        var content = words == "\u0089" ? [0x89] : Encoding.UTF8.GetBytes(words);

        var error = Assert.Single(Assert.Throws<InputException>(() => MediaRules.Check(name, content)).Errors);

        Assert.Equal("file", error.Field);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.True(name.Length == 0 || name.Contains('\0', StringComparison.Ordinal) || error.Message.Contains($"“{name}”", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_loses_its_path_and_a_table_is_known_by_its_name()
    {
        Assert.Equal(("prices.csv", MediaKinds.Csv), MediaRules.Check(@"C:\Users\ann\prices.csv", "a,b"u8.ToArray()));
        Assert.Equal(("prices.txt", MediaKinds.Plain), MediaRules.Check("../prices.txt", "a,b"u8.ToArray()));
    }

    [Fact]
    public void Size_is_bounded_on_both_sides()
    {
        Assert.Contains("is empty", Assert.Throws<InputException>(() => MediaRules.Check("a.txt", Array.Empty<byte>())).Message, StringComparison.Ordinal);
        Assert.Contains("at most 16 MB", Assert.Throws<InputException>(() => MediaRules.CheckSize("a.txt", MediaRules.LargestFile + 1)).Message, StringComparison.Ordinal);
        MediaRules.CheckSize("a.txt", MediaRules.LargestFile);
    }

    private static byte[] Archive(params string[] names)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var name in names)
            {
                archive.CreateEntry(name);
            }
        }

        return stream.ToArray();
    }
}
