using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support.Browsing;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>Pages whose connection goes and comes back.</summary>
public sealed class ConnectionTests : OwnerJourney
{
    [Fact]
    public async Task A_page_shows_what_is_new_also_when_its_question_was_lost_with_the_connection()
    {
        var network = new Network(Visit.Page);
        await network.PrepareAsync();
        await Visit.OpenAsync("/sequences");
        await network.HeardAsync("TickAsync");
        await network.DeafenAsync();
        await network.UnheardAsync("TickAsync");
        await network.CutAsync();
        await network.MendAsync();

        await using var context = App.Get<Database>().Open(DataScope.All);
        var shop = await context.Set<Organization>().SingleAsync();
        await App.Get<ISequences>().CreateAsync(Actor.System(shop.Id), "Made meanwhile", null, null, default);

        await Expect(Visit.Page.GetByText("Made meanwhile")).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    /// <summary>With the browser's clock in hand: an answer that takes 400 ms leaves the server nine times as long to itself.</summary>
    [Fact]
    public async Task A_page_whose_questions_take_long_asks_more_rarely()
    {
        await Visit.OpenAsync("/sandbox");
        await Visit.Page.Clock.InstallAsync();
        await Visit.Page.EvaluateAsync("""
            async () => {
              window.asked = 0;
              const { start } = await import("/Components/Shared/LiveRefresh.razor.js");
              start({ invokeMethodAsync: () => { window.asked++; return new Promise(answer => setTimeout(answer, 400)); } }, 100);
            }
            """);

        await Visit.Page.Clock.RunForAsync(4000);
        Assert.Equal(1, await Visit.Page.EvaluateAsync<int>("window.asked"));
        await Visit.Page.Clock.RunForAsync(4000);
        Assert.Equal(2, await Visit.Page.EvaluateAsync<int>("window.asked"));
    }
}
