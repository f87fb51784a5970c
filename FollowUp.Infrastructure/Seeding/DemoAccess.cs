using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Infrastructure.Seeding;

/// <summary>How one gets into the demo organization.</summary>
internal sealed record DemoAccess(string Password, string ApiKey, string WebhookSecret)
{
    public const string Email = "demo@followup.example";

    /// <summary>
    /// The same on every development machine, so that examples can be pasted as they stand. Not secret, and for that
    /// reason never used outside Development.
    /// </summary>
    public static readonly DemoAccess Development = new(
        "juniper-and-wool",
        "fu_demo_juniper_and_wool_local_only",
        "whsec_anVuaXBlci1hbmQtd29vbC1sb2NhbC1vbmx5LWtleSE=");

    public static DemoAccess Generate(IIdSource ids) => new(ids.NewToken(), ApiKeyText.New(ids), WebhookSecretText.New());

    public override string ToString() => nameof(DemoAccess);

    public OrganizationPlan Plan() => new("Juniper & Wool", Email, "Mara Lindqvist", Password, ApiKey, WebhookSecret, Smtp: null, IsDemo: true)
    {
        TimeZone = "Europe/Stockholm",
        PostalAddress = "Juniper & Wool, Hornsgatan 12, 118 20 Stockholm, Sweden",
    };

    /// <summary>What the console shows.</summary>
    public string Block(AppAddress address, Guid organizationId) => $"""

          FollowUp demo: Juniper & Wool
          ---------------------------------------------------------------------
          Open            {address}
          E-mail          {Email}
          Password        {Password}
          API key         {ApiKey}
          Webhook secret  {WebhookSecret}
          Webhook URL     {address.For($"/webhooks/orders/{WebhookSources.Generic}/{organizationId:D}")}
          ---------------------------------------------------------------------

        """;
}
