using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Tests.Core.Organizations;

public sealed class OrganizationRulesTests
{
    [Fact]
    public void What_is_left_out_breaks_no_rule() => OrganizationRules.Check(new OrganizationChange());

    [Fact]
    public void An_empty_reply_address_is_a_wish_to_remove_it() => OrganizationRules.Check(new OrganizationChange(ReplyTo: ""));

    [Fact]
    public void Every_wrong_field_is_named_as_the_api_writes_it()
    {
        var wrong = new OrganizationChange(" ", "Mars/Olympus", new string('x', 301), "green", "nobody");

        var errors = Assert.Throws<InputException>(() => OrganizationRules.Check(wrong)).Errors;

        Assert.Equal(["name", "timeZone", "postalAddress", "brandColor", "replyTo"], errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData("kim@example.com", true)]
    [InlineData("kim+shop@mail.example.co.uk", true)]
    [InlineData("Kim <kim@example.com>", false)]
    [InlineData("kim@example.com, other@example.com", false)]
    [InlineData("kim@example.com\r\nBcc: x@example.com", false)]
    [InlineData("kim", false)]
    [InlineData("", false)]
    public void An_address_is_one_plain_address(string text, bool valid) => Assert.Equal(valid, AccountEmail.IsValid(text));
}
