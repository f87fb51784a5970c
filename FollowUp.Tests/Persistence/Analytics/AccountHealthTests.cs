using FollowUp.Core.Analytics;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Analytics;

public sealed class AccountHealthTests
{
    [Theory]
    [InlineData(4, 0, false)]
    [InlineData(5, 2, true)]
    [InlineData(5, 3, false)]
    [InlineData(100, 50, true)]
    public void An_account_fails_when_half_of_five_or_more_hand_overs_do(int attempts, int accepted, bool failing)
        => Assert.Equal(failing, new AccountHealth(default, "Relay", "smtp", Channel.Email, true, attempts, accepted, null, null).IsFailing);

    [Fact]
    public async Task An_account_that_keeps_failing_leads_what_needs_attention()
    {
        using var shop = new DemoShop();
        var now = shop.Clock.GetCurrentInstant();
        await using (var context = shop.Open())
        {
            var account = await context.Set<ChannelAccount>().SingleAsync(row => row.OrganizationId == shop.Actor.OrganizationId && row.Channel == Channel.Email);
            context.AddRange(Enumerable.Range(1, 6).Select(number => new Attempt
            {
                Id = shop.Get<IIdSource>().NewId(),
                OrganizationId = shop.Actor.OrganizationId,
                MessageId = shop.Get<IIdSource>().NewId(),
                Number = 1,
                AccountId = account.Id,
                Provider = account.Provider,
                StartedAt = now - Duration.FromMinutes(number),
                FinishedAt = now - Duration.FromMinutes(number),
                Outcome = "deferred",
                Code = "421",
                Reason = $"Try {number} went wrong",
            }));
            await context.SaveChangesAsync();
        }

        var first = (await shop.Get<IHomeQueries>().AttentionAsync(shop.Actor, default))[0];
        var health = (await shop.Get<IAccountHealth>().SinceAsync(shop.Actor, now - Duration.FromHours(1), default)).Single(one => one.Channel == Channel.Email);

        Assert.Equal(AttentionKind.AccountFailing, first.Kind);
        Assert.Equal("Try 1 went wrong", health.LastReason);
        Assert.Equal(6, health.Attempts - health.Accepted);
    }
}
