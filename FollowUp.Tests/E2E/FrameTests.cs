using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.Playwright;

namespace FollowUp.Tests.E2E;

/// <summary>What every page stands in.</summary>
public sealed class FrameTests : IDisposable
{
    private readonly TestApp app = new();

    [Fact]
    public async Task An_address_that_leads_nowhere_says_so_and_is_accessible()
    {
        await using var visit = await Visit.BeginAsync(app.Listen());

        var answer = await visit.Page.GotoAsync("/no-such-page");
        await visit.ReadyAsync();

        Assert.Equal(404, answer?.Status);
        await Accessibility.CheckAsync(visit.Page);
    }

    public void Dispose() => app.Dispose();
}
