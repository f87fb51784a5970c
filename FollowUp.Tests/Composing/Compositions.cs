using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Templates;
using FollowUp.Infrastructure.Templating;
using NodaTime;

namespace FollowUp.Tests.Composing;

/// <summary>A shop, a contact and a message to compose.</summary>
internal static class Compositions
{
    public const string Token = "AAAAAAAAAAAAAAAAAAAAAA";

    public static readonly OrganizationProfile Shop = new(Guid.Empty, "Juniper & Wool", "Storgatan 1\n111 22 Stockholm", "#2F5D50", "care@juniper.test", "Europe/Stockholm");

    public static readonly MessageComposer Composer = new(new HandlebarsRenderer(), new PublicLinks("https://follow.test/"));

    public static ComposedMessage Email(string html, string text = "", string data = "{}", OriginKind origin = OriginKind.Enrollment)
        => Composer.Compose(Message(Channel.Email, data, origin), "nora@example.com", Shop, new TemplateSource(Guid.Empty, 1, Channel.Email, "Hello {{first_name}}", html, text), new ChannelRoute("smtp", "hi@juniper.test", null, Account));

    public static ComposedMessage Sms(string text, string data = "{}", OrganizationProfile? shop = null)
        => Composer.Compose(Message(Channel.Sms, data, OriginKind.Enrollment), "+46701234567", shop ?? Shop, new TemplateSource(Guid.Empty, 1, Channel.Sms, null, null, text), new ChannelRoute("sandbox", "FollowUp", null, Account));

    private static readonly ChannelAccountSettings Account = new(Guid.Empty, new Dictionary<string, string>(), new Dictionary<string, string>());

    private static QueuedMessage Message(Channel channel, string data, OriginKind origin) => new(
        Guid.Empty, Guid.Empty, origin, Guid.Empty, "ask_email", Lane.Sequence, channel, null, null,
        new MessageContact(Guid.Empty, "nora@example.com", "+46701234567", "Nora", "Holm", null),
        Guid.Empty, data, Token, 0, Instant.MinValue, Instant.MaxValue, Standing.Good);
}
