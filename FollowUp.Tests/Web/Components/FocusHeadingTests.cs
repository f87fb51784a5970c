using Bunit;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Tests.Web.Components;

public sealed class FocusHeadingTests : BunitContext
{
    [Fact]
    public void Each_page_that_is_come_to_gets_the_focus_and_the_same_one_only_once()
    {
        var script = JSInterop.SetupModule(_ => true);
        script.Mode = JSRuntimeMode.Loose;
        var focus = Render<FocusHeading>(parameters => parameters.Add(p => p.PageType, typeof(int)));
        focus.Render(parameters => parameters.Add(p => p.PageType, typeof(int)));
        Assert.Single(script.Invocations);

        focus.Render(parameters => parameters.Add(p => p.PageType, typeof(string)));
        Assert.Equal(["heading", "heading"], script.Invocations.Select(call => call.Identifier));
    }
}
