using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Tests.Core.Organizations;

public sealed class WebhookSecretTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 12, 0);

    [Fact]
    public void A_new_secret_is_in_the_standard_form() => Assert.True(WebhookSecretText.IsStandard(WebhookSecretText.New()));

    [Theory]
    [InlineData("whsec_")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not base64 at all, not at all")]
    [InlineData("dGVzdC1zZWNyZXQtMDEyMzQ1Njc4OTAxMjM0NTY3ODk=")]
    public void Other_text_is_not(string text) => Assert.False(WebhookSecretText.IsStandard(text));

    [Fact]
    public void A_shop_may_bring_its_own_secret_but_the_generic_source_needs_the_standard_form()
    {
        Assert.Equal("0123456789abcdef", WebhookSecretText.Checked(WebhookSources.Shopify, " 0123456789abcdef "));
        Assert.Throws<InputException>(() => WebhookSecretText.Checked(WebhookSources.Shopify, "short"));
        Assert.Throws<InputException>(() => WebhookSecretText.Checked(WebhookSources.Generic, "0123456789abcdef"));
    }

    [Fact]
    public void After_a_change_the_old_secret_stays_good_for_a_day()
    {
        var secret = new WebhookSecret { OrganizationId = Guid.Empty, Source = WebhookSources.Generic, ProtectedSecret = "old", SetAt = Now };
        Assert.Equal(["old"], secret.Valid(Now));

        secret.Replace("new", Now);

        Assert.Equal(["new", "old"], secret.Valid(Now + Duration.FromHours(24) - Duration.FromSeconds(1)));
        Assert.Equal(["new"], secret.Valid(Now + Duration.FromHours(24)));
    }
}
