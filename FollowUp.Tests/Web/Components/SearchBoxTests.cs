using Bunit;
using FollowUp.Web.Components.Shared;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace FollowUp.Tests.Web.Components;

public sealed class SearchBoxTests : BunitContext
{
    private readonly TimeProvider time = Substitute.For<TimeProvider>();
    private readonly List<string?> said = [];
    private TimerCallback? due;
    private TimeSpan pause;

    public SearchBoxTests()
    {
        time.CreateTimer(null!, null, default, default).ReturnsForAnyArgs(call =>
        {
            due = call.Arg<TimerCallback>();
            pause = call.ArgAt<TimeSpan>(2);
            return Substitute.For<ITimer>();
        });
        Services.AddSingleton(time);
    }

    [Fact]
    public void Typing_says_nothing_until_300_ms_have_passed()
    {
        var box = Draw();
        box.Find("input").Input("ha");
        box.Find("input").Input(" hana ");

        Assert.Empty(said);
        Assert.Equal(TimeSpan.FromMilliseconds(300), pause);

        due!(null);
        Assert.Equal(["hana"], said);
    }

    [Fact]
    public void The_same_text_is_said_once_and_an_empty_box_says_null()
    {
        var box = Draw();
        Type(box, "hana");
        Type(box, "hana ");
        Type(box, "  ");

        Assert.Equal(["hana", null], said);
    }

    [Fact]
    public void Clearing_from_outside_empties_the_box()
    {
        var box = Draw("hana");
        Assert.Equal("hana", box.Find("input").GetAttribute("value"));

        box.Render(p => p.Add(b => b.Value, null));

        Assert.True(string.IsNullOrEmpty(box.Find("input").GetAttribute("value")));
    }

    private void Type(IRenderedComponent<SearchBox> box, string text)
    {
        box.Find("input").Input(text);
        due!(null);
    }

    private IRenderedComponent<SearchBox> Draw(string? value = null)
        => Render<SearchBox>(p => p.Add(b => b.Label, "Contact").Add(b => b.Value, value).Add(b => b.OnSearch, text => said.Add(text)));
}
