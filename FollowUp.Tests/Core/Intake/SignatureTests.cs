using FollowUp.Tests.Support;
using System.Text;
using FollowUp.Core.Intake.Signatures;
using FollowUp.Core.Intake.Sources;
using NodaTime;

namespace FollowUp.Tests.Core.Intake;

public sealed class SignatureTests
{
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Timestamp = "1614265330";
    private const string Body = """{"test": 2432232314}""";

    /// <summary>The vector that the Standard Webhooks libraries test themselves with.</summary>
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly Instant Sent = Instant.FromUnixTimeSeconds(1614265330);

    [Fact]
    public void The_published_vector_of_standard_webhooks_matches()
        => Assert.True(Matches(Signature));

    [Fact]
    public void Any_one_of_several_signatures_is_enough()
        => Assert.True(Matches($"v1a,AAAA v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= {Signature}"));

    [Theory]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1,")]
    [InlineData("v1,not base64")]
    [InlineData("")]
    public void Other_versions_and_nonsense_do_not_match(string signatures) => Assert.False(Matches(signatures));

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    public void A_timestamp_more_than_five_minutes_off_does_not_match(int seconds)
        => Assert.False(Matches(Signature, Sent + Duration.FromSeconds(seconds)));

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    public void A_timestamp_up_to_five_minutes_off_matches(int seconds)
        => Assert.True(Matches(Signature, Sent + Duration.FromSeconds(seconds)));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("99999999999999999999")]
    public void A_timestamp_that_is_none_does_not_match(string timestamp)
        => Assert.False(StandardWebhooksSignature.Matches(Id, timestamp, Signature, Encoding.UTF8.GetBytes(Body), [Deliveries.StandardSecret], Sent));

    [Fact]
    public void One_flipped_bit_anywhere_in_the_body_breaks_every_signature()
    {
        var bytes = Encoding.UTF8.GetBytes(Body);
        var shopify = Deliveries.Shopify(Body, "orders/updated");
        var woo = Deliveries.WooCommerce(Body);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.False(StandardWebhooksSignature.Matches(Id, Timestamp, Signature, changed, [Deliveries.StandardSecret], Sent));
            Assert.False(new ShopifyOrders(Plans.Phones).IsSigned(shopify with { Body = changed }, [Deliveries.TextSecret], Sent));
            Assert.False(new WooCommerceOrders(Plans.Phones).IsSigned(woo with { Body = changed }, [Deliveries.TextSecret], Sent));
        }
    }

    [Fact]
    public void A_flipped_bit_in_id_or_timestamp_breaks_the_signature()
    {
        Assert.False(StandardWebhooksSignature.Matches(Id + "x", Timestamp, Signature, Encoding.UTF8.GetBytes(Body), [Deliveries.StandardSecret], Sent));
        Assert.False(StandardWebhooksSignature.Matches(Id, "1614265331", Signature, Encoding.UTF8.GetBytes(Body), [Deliveries.StandardSecret], Sent));
    }

    [Fact]
    public void Shopify_and_woocommerce_sign_the_body_with_the_secrets_text()
    {
        Assert.True(new ShopifyOrders(Plans.Phones).IsSigned(Deliveries.Shopify(Body, "orders/updated"), [Deliveries.TextSecret], Sent));
        Assert.True(new WooCommerceOrders(Plans.Phones).IsSigned(Deliveries.WooCommerce(Body), [Deliveries.TextSecret], Sent));
    }

    /// <summary>Computed with <c>openssl dgst -sha256 -hmac hush -binary | base64</c> over <c>{"id":1}</c>.</summary>
    [Fact]
    public void A_signature_made_by_openssl_matches()
        => Assert.True(HmacSignature.Matches("VnKUjZsLuN5iZWjn5EntcBVCF9kMN43LglzCE1/GSeY=", """{"id":1}"""u8, HmacSignature.TextKeys(["hush"])));

    [Fact]
    public void The_secret_before_the_last_one_still_matches_while_it_is_given()
        => Assert.True(new ShopifyOrders(Plans.Phones).IsSigned(Deliveries.Shopify(Body, "orders/updated"), ["a newer secret", Deliveries.TextSecret], Sent));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("****************************************####")]
    public void A_missing_or_wrong_signature_does_not_match(string? signature)
        => Assert.False(HmacSignature.Matches(signature, "{}"u8, HmacSignature.TextKeys([Deliveries.TextSecret])));

    [Fact]
    public void Without_any_secret_nothing_matches()
        => Assert.False(HmacSignature.Matches("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "{}"u8, []));

    private static bool Matches(string signatures, Instant? now = null)
        => StandardWebhooksSignature.Matches(Id, Timestamp, signatures, Encoding.UTF8.GetBytes(Body), [Deliveries.StandardSecret], now ?? Sent);
}
