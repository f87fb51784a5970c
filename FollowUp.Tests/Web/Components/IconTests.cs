using Bunit;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Tests.Web.Components;

public sealed class IconTests : BunitContext
{
    private static readonly IconFont Font = new(StaticFiles.Read("fonts/MaterialSymbolsOutlined.woff2"));

    [Fact]
    public void The_font_is_read_with_its_thousands_of_names()
    {
        Assert.InRange(Font.Ligatures.Count, 2_000, 20_000);
        Assert.Contains("done_all", Font.Ligatures);
        Assert.DoesNotContain("no_such_icon", Font.Ligatures);
    }

    [Fact]
    public void The_font_knows_every_icon_of_the_list()
    {
        string[] unknown = [.. Enum.GetValues<IconName>().Select(name => name.Ligature()).Where(name => !Font.Ligatures.Contains(name))];

        Assert.Empty(unknown);
    }

    [Fact]
    public void An_icon_is_its_ligature_and_hidden_from_screen_readers()
    {
        var icon = Render<Icon>(p => p.Add(i => i.Name, IconName.AddPhotoAlternate).Add(i => i.Size, 15));

        icon.MarkupMatches("""<span class="icon" style="--icon:15px" aria-hidden="true">add_photo_alternate</span>""");
    }

    [Theory]
    [InlineData(IconName.Package2, "package_2")]
    [InlineData(IconName.Home, "home")]
    [InlineData(IconName.MarkEmailRead, "mark_email_read")]
    public void A_name_in_Pascal_case_becomes_the_name_of_the_font(IconName name, string ligature) => Assert.Equal(ligature, name.Ligature());
}
