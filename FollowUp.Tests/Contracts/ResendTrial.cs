using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Resend;
using FollowUp.Tests.Contracts.Fakes;

namespace FollowUp.Tests.Contracts;

internal sealed class ResendTrial(bool impatient) : HttpTrial<ResendFake>(clock => new ResendFake(clock), ResendServices.AddResendChannel, impatient)
{
    public override bool TellsRepeats => true;

    public override string Secret => ResendFake.Key;

    protected override string SecretName => "apiKey";

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    protected override IReadOnlyList<(FakeAnswer Answer, SendOutcome Expected)> Answers =>
    [
        (ResendFake.Error(400, "invalid_idempotency_key", "The key must be between 1-256 chars."), Rejected("400 invalid_idempotency_key", "The key must be between 1-256 chars.")),
        (ResendFake.Error(400, "validation_error", "Bad field."), Rejected("400 validation_error", "Bad field.")),
        (ResendFake.Error(401, "restricted_api_key", "Restricted."), Barred("401 restricted_api_key", "Restricted.")),
        (ResendFake.Error(403, "invalid_api_key", "API key is invalid."), Barred("403 invalid_api_key", "API key is invalid.")),
        (ResendFake.Error(403, "validation_error", "The shop.example domain is not verified."), Barred("403 validation_error", "The shop.example domain is not verified.")),
        (ResendFake.Error(404, "not_found", "The requested endpoint does not exist."), Barred("404 not_found", "The requested endpoint does not exist.")),
        (ResendFake.Error(405, "method_not_allowed", "No."), Barred("405 method_not_allowed", "No.")),
        (ResendFake.Error(409, "concurrent_idempotent_requests", "Same key in progress."), Unknown("An earlier hand-over of this message reached Resend. Same key in progress.")),
        (ResendFake.Error(409, "invalid_idempotent_request", "Same key, other payload."), Unknown("An earlier hand-over of this message reached Resend. Same key, other payload.")),
        (ResendFake.Error(422, "invalid_from_address", "Invalid `from` field."), Barred("422 invalid_from_address", "Invalid `from` field.")),
        (ResendFake.Error(422, "validation_error", "Invalid `to` field."), Rejected("422 validation_error", "Invalid `to` field.", invalidAddress: true)),
        (ResendFake.Error(422, "invalid_attachment", "No content."), Rejected("422 invalid_attachment", "No content.")),
        (ResendFake.Error(422, "missing_required_field", "Missing subject."), Rejected("422 missing_required_field", "Missing subject.")),
        (ResendFake.Error(429, "rate_limit_exceeded", "Too many requests.", ("retry-after", "7")), Limited("429 rate_limit_exceeded", "Too many requests.", 7)),
        (ResendFake.Error(429, "rate_limit_exceeded", "Too many requests.", ("ratelimit-reset", "2")), Limited("429 rate_limit_exceeded", "Too many requests.", 2)),
        (ResendFake.Error(429, "daily_quota_exceeded", "Daily quota."), Limited("429 daily_quota_exceeded", "Daily quota.")),
        (ResendFake.Error(429, "monthly_quota_exceeded", "Monthly quota."), Barred("429 monthly_quota_exceeded", "Monthly quota.")),
        (ResendFake.Error(451, "security_error", "Security."), Rejected("451 security_error", "Security.")),
        (ResendFake.Error(500, "application_error", "Unexpected."), Down("500 application_error", "Unexpected.")),
        (ResendFake.Error(500, "internal_server_error", "Unexpected."), Down("500 internal_server_error", "Unexpected.")),
    ];

    public override void RefuseWith(string words) => Fake.Say(ResendFake.Error(422, "validation_error", words));

    public override IReadOnlyList<OutboundMessage> Messages() => [Letters.Mail(NextId()), Letters.FullMail(NextId()), Letters.PlainMail(NextId())];

    public override IReadOnlyList<OutboundMessage> Laden() => [Letters.LadenMail(NextId())];

    public override IEnumerable<string> TakenFiles() => Fake.Posts.Select(post => Files(post.Json().GetProperty("attachments")));

    protected override OutboundMessage Plain(Guid id) => Letters.Mail(id);
}
