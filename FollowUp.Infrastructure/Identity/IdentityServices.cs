using FollowUp.Core.Organizations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Identity;

internal static class IdentityServices
{
    /// <summary>Within this time a changed role, a removal or a new password takes effect in open browsers.</summary>
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddMemberIdentity(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(ApplicationCookie);
            cookies.TwoFactorUserIdCookie!.Configure(options => Name(options, "followup.second-step"));
            cookies.TwoFactorRememberMeCookie!.Configure(options => Name(options, "followup.known-browser"));
            cookies.ExternalCookie!.Configure(options => Name(options, "followup.external"));
        });
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddIdentityCore<User>(Rules)
            .AddUserStore<UserStore>()
            .AddPasswordValidator<PasswordPolicy>()
            .AddSignInManager<MembersOnlySignIn>()
            .AddDefaultTokenProviders();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromHours(2));
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = Recheck);
        services.AddScoped<ISecurityStampValidator, MemberStampValidator>();
        services.AddScoped<MemberClaims>();
        services.AddScoped<IUserClaimsPrincipalFactory<User>>(provider => provider.GetRequiredService<MemberClaims>());
        return services
            .AddSingleton<Memberships>()
            .AddSingleton<AccountTrail>()
            .AddTransient<IClaimsTransformation, AddressClaims>()
            .AddScoped<NewUser>()
            .AddScoped<Joining>()
            .AddSingleton<InvitationLinks>()
            .AddScoped<ISignIn, SignIn>()
            .AddScoped<IProfile, Profile>()
            .AddScoped<IPasswordResets, PasswordResets>()
            .AddScoped<IJoining, JoiningSession>()
            .AddSingleton<IInvitations, Invitations>();
    }

    private static void Rules(IdentityOptions options)
    {
        // The user name is the address: every character an address may have is fine.
        options.User.AllowedUserNameCharacters = "";
        options.User.RequireUniqueEmail = true;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);

        // PasswordPolicy decides alone.
        options.Password.RequiredLength = 1;
        options.Password.RequiredUniqueChars = 1;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
    }

    private static void ApplicationCookie(CookieAuthenticationOptions options)
    {
        Name(options, "followup");
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.LoginPath = "/account/sign-in";
        options.LogoutPath = "/account/sign-out";
        options.AccessDeniedPath = "/account/access-denied";
        options.ReturnUrlParameter = "returnUrl";
    }

    private static void Name(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;

        // A proxy may end TLS, so the scheme of the request decides.
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
