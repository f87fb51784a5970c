using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FollowUp.Infrastructure.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddWhatsAppTemplates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "WhatsAppWords",
                table: "Templates",
                type: "text",
                maxLength: -1,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ApprovedTemplates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProviderId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false),
                    Language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Quality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Content = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    Variables = table.Column<int>(type: "integer", nullable: false),
                    SyncedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovedTemplates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApprovedTemplates_ChannelAccounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "ChannelAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WhatsAppAccountStates",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    TriedAt = table.Column<long>(type: "bigint", nullable: false),
                    SyncedAt = table.Column<long>(type: "bigint", nullable: true),
                    Problem = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Quality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    MessagingLimit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WhatsAppAccountStates", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_WhatsAppAccountStates_ChannelAccounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "ChannelAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_Sessions",
                table: "InboundMessages",
                columns: new[] { "OrganizationId", "From", "At" },
                filter: "\"Channel\" = 3");

            migrationBuilder.CreateIndex(
                name: "IX_ApprovedTemplates_AccountId",
                table: "ApprovedTemplates",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ApprovedTemplates_OrganizationId_AccountId_ProviderId",
                table: "ApprovedTemplates",
                columns: new[] { "OrganizationId", "AccountId", "ProviderId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ApprovedTemplates_OrganizationId_Name_Language",
                table: "ApprovedTemplates",
                columns: new[] { "OrganizationId", "Name", "Language" });

            migrationBuilder.CreateIndex(
                name: "IX_WhatsAppAccountStates_OrganizationId",
                table: "WhatsAppAccountStates",
                column: "OrganizationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApprovedTemplates");

            migrationBuilder.DropTable(
                name: "WhatsAppAccountStates");

            migrationBuilder.DropIndex(
                name: "IX_InboundMessages_Sessions",
                table: "InboundMessages");

            migrationBuilder.DropColumn(
                name: "WhatsAppWords",
                table: "Templates");
        }
    }
}
