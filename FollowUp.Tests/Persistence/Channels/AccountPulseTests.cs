using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Delivery.Routing;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Stores.Delivery;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Channels;

public sealed class AccountPulseTests
{
    [DatabaseTheory]
    public async Task Share_latency_and_last_error_are_those_of_the_hour_and_the_day(DatabaseKind kind)
    {
        using var app = new TestApp(kind) { Settings = { ["Scans:Enabled"] = "false" } };
        _ = app.Server;
        await using var context = app.Get<Database>().Open(DataScope.All);
        var account = await context.Set<ChannelAccount>().SingleAsync(row => row.Channel == Channel.Email);
        var now = app.Get<IClock>().GetCurrentInstant();
        for (var number = 1; number <= 20; number++)
        {
            context.Add(Attempt(app, account, now - Duration.FromMinutes(number), number * 10, "accepted"));
        }

        context.Add(Attempt(app, account, now - Duration.FromHours(2), 5000, "deferred", "Older words"));
        context.Add(Attempt(app, account, now - Duration.FromHours(1.5), 5000, "rejected", "Newer words"));
        context.Add(Attempt(app, account, now - Duration.FromHours(25), 9000, "rejected", "Too old"));
        await context.SaveChangesAsync();

        var pulses = await app.Get<IChannelAccounts>().PulsesAsync(Actor.System(account.OrganizationId), default);

        Assert.Equal(3, pulses.Count);
        var pulse = pulses[account.Id];
        Assert.Equal(new AccountSpan(20, 20, 100, 190), pulse.Hour);
        Assert.Equal(new AccountSpan(22, 20, 110, 5000), pulse.Day);
        Assert.Equal(("Newer words", CircuitState.Closed), (pulse.LastError, pulse.Circuit));
        Assert.All(pulses.Where(pair => pair.Key != account.Id), pair => Assert.Equal(AccountSpan.None, pair.Value.Day));

        app.Get<AccountCircuits>().Report(account.Id, new SendOutcome.Deferred("401", "Wrong key", Kind: DeferralKind.Account), now);
        var resting = (await app.Get<IChannelAccounts>().PulsesAsync(Actor.System(account.OrganizationId), default))[account.Id];
        Assert.Equal((CircuitState.Open, now), (resting.Circuit, resting.RestingSince));
        Assert.Empty(await app.Get<IChannelAccounts>().PulsesAsync(Actor.System(app.Get<IIdSource>().NewId()), default));
    }

    [Theory]
    [InlineData("https://follow.example", true)]
    [InlineData("http://localhost:5080", false)]
    public async Task Providers_are_told_where_to_report_unless_they_cannot_reach_it(string address, bool told)
    {
        using var app = new TestApp { Settings = { ["Scans:Enabled"] = "false", ["App:BaseUrl"] = address } };
        _ = app.Server;
        await using var context = app.Get<Database>().Open(DataScope.All);
        var actor = Actor.System((await context.Organizations.SingleAsync()).Id);
        var input = new ChannelAccountInput(
            Channel.Sms, "infobip", "Texts", "Juniper", null, new Dictionary<string, string> { ["baseUrl"] = "https://abc12.api.infobip.com" }, new Dictionary<string, string> { ["apiKey"] = "key" });
        var id = await app.Get<IChannelAccounts>().CreateAsync(actor, input, default);

        var route = Assert.Single(await app.Get<ChannelDirectory>().FindAsync(actor.OrganizationId, Channel.Sms, default));

        var status = (await app.Get<IChannelAccounts>().GetAsync(actor, id, default)).Webhooks.Status;
        Assert.StartsWith($"{address}/webhooks/infobip/status/{id:D}?token=", status, StringComparison.Ordinal);
        Assert.Equal(told ? status : null, route.Account.StatusUrl?.AbsoluteUri);
    }

    private static Attempt Attempt(TestApp app, ChannelAccount account, Instant finished, int took, string outcome, string? reason = null) => new()
    {
        Id = app.Get<IIdSource>().NewId(),
        OrganizationId = account.OrganizationId,
        MessageId = app.Get<IIdSource>().NewId(),
        Number = 1,
        AccountId = account.Id,
        Provider = account.Provider,
        StartedAt = finished - Duration.FromMilliseconds(took),
        FinishedAt = finished,
        Outcome = outcome,
        Reason = reason,
    };
}
