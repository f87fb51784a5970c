using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Infrastructure.Seeding.Demo;

/// <summary>Prices that name the Sandbox, so that the demo has something to show. Nobody's real prices, and each says so.</summary>
internal static class DemoPrices
{
    private const string Note = "Sample, nobody's real price";
    private static readonly Duration Before = Duration.FromDays(100);
    private static readonly Duration Raised = Duration.FromDays(20);

    public static IReadOnlyList<Price> Make(Guid organizationId, IIdSource ids, Instant now)
    {
        return
        [
            One(Channel.Email, "", "", 0.004m, Before),
            One(Channel.Sms, "46", "", 0.40m, Before),
            One(Channel.Sms, "46", "", 0.42m, Raised),
            One(Channel.Sms, "", "", 0.75m, Before),
            One(Channel.Sms, "", PriceKinds.Mms, 1.90m, Before),
            One(Channel.WhatsApp, "", "", 0.55m, Before),
            One(Channel.WhatsApp, "", PriceKinds.Session, 0m, Before),
        ];

        Price One(Channel channel, string prefix, string kind, decimal amount, Duration ago) => new()
        {
            Id = ids.NewId(), OrganizationId = organizationId, Channel = channel, Provider = ChannelAccount.SandboxProvider, Prefix = prefix, Kind = kind, ValidFrom = now - ago,
            Micros = Money.Of(amount, "SEK").Micros, Currency = "SEK", Note = Note,
        };
    }
}
